import type { Change, Content, Key, OfferedBy, Reason, Step } from "@ventanilla/core/safety/protocol/schema"
import { categoryName } from "../../context/categories"
import { language } from "../../context/language"
import { domain } from "../../i18n/domain"
import { naming } from "../../ui/merge.words"
import { protocol, workshop } from "./protocol.i18n"

export const isProtocol = (key: string): key is Key => ["gbv", "nna", "trata", "red_flags"].includes(key)
type Worded = { es: string; en: string }
/** In the reader's language. */
export const said = (words: Worded): string => words[language()]

export const doerName = (who: Step["who"]): string =>
  who === "anyone" || who === "caseworker" || who === "coordinator" ? protocol(`who.${who}`) : domain(`area.${who}`)

export const settingNames = (settings: Step["settings"]): string =>
  settings.length === 4 ? protocol("settingsAll") : settings.map((one) => protocol(`setting.${one}`)).join(" · ")

const signName = (key: string) => domain(`sign.${key as OfferedBy["signs"][number]}`)

/** Why a protocol is offered. `flags`: the red-flag list's wording by key. */
export const reasonName = ({ kind, key }: Reason, flags: ReadonlyMap<string, Worded>): string => {
  switch (kind) {
    case "sign":
      return signName(key)
    case "band":
      return protocol("band", { band: key })
    case "need":
      return categoryName(key)
    case "flag": {
      const flag = flags.get(key)
      return flag ? said(flag) : key
    }
  }
}

export const offeredReasons = (by: OfferedBy): Reason[] => [
  ...by.redFlags.map((key) => ({ kind: "flag" as const, key })),
  ...by.signs.map((key) => ({ kind: "sign" as const, key })),
  ...by.bands.map((band) => ({ kind: "band" as const, key: String(band) })),
  ...by.needs.map((key) => ({ kind: "need" as const, key })),
]

/** A change's own line under its words: what it was, where it is now, which of its fields. `stages`: their names by key. */
export function detail(change: Change, stages: ReadonlyMap<string, Worded>): string | undefined {
  const stage = (key: string) => {
    const found = stages.get(key)
    return found ? said(found) : key
  }
  switch (change.kind) {
    case "reworded":
      return protocol("change.was", { words: said(change.before) })
    case "moved":
      return protocol("change.movedTo", { stage: stage(change.to.stage), at: change.to.at })
    case "changed":
      return change.fields.map((field) => protocol(`field.${field}`)).join(" · ")
    default:
      return undefined
  }
}

const fields: Record<string, () => string> = {
  es: () => workshop("itemEs"),
  en: () => workshop("itemEn"),
  official: () => protocol("official"),
  sources: () => protocol("sources"),
  settings: () => workshop("where"),
  who: () => workshop("who"),
  record: () => workshop("record"),
  choices: () => workshop("choices"),
  checklist: () => workshop("checklist"),
  confidence: () => workshop("confidence"),
  bands: () => protocol("offeredBy.bands"),
}
/** A protocol's fields and values in words, for when two people wrote it. */
export const contentWords = (content: () => Content) => naming(content, (last) => fields[last]?.())
