import type { Changes } from "@ventanilla/core/partners/verification/schema"
import { spokenNames } from "../../context/spoken"
import { listing } from "./listing.i18n"

const yesNo = (value: "yes" | "no" | "unknown") => listing(`known.${value}`)

/** A proposal in words, a line a field. */
export function changesInWords(changes: Changes): { term: string; value: string }[] {
  const said: { term: string; value: string }[] = []
  const add = (term: string, value: string | undefined) => value !== undefined && said.push({ term, value })
  add(listing("phone"), changes.phone)
  add(listing("languages"), changes.languages && spokenNames(changes.languages))
  add(listing("undocumented"), changes.undocumented && yesNo(changes.undocumented))
  add(listing("identification"), changes.identification && listing(`identification.${changes.identification}`))
  add(listing("children"), changes.children && yesNo(changes.children))
  add(
    listing("boysMaxAge"),
    changes.boysMaxAge === undefined || changes.boysMaxAge === null
      ? undefined
      : listing("years", { count: changes.boysMaxAge }),
  )
  add(listing("pets"), changes.pets && yesNo(changes.pets))
  add(listing("fee"), changes.fee && listing(`fee.${changes.fee}`))
  add(listing("hours"), changes.always ? listing("always") : changes.hoursNote)
  add(listing("service"), changes.gone && listing("goneService"))
  add(listing("note"), changes.note)
  return said
}
