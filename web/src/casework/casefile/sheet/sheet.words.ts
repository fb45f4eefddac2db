import { plainDay } from "../../../context/time"
import type { Catalogues } from "./sheet.calls"
import { sheet } from "./sheet.i18n"

/** A value of a field in words, by its path. */
export type Said = (path: string, value: unknown) => string

/** What a field of a section is called, by its path; of what lies in it, the name of the whole. */
export function fieldName(section: string, path: string): string {
  const parts = [section, ...path.split(".")]
  for (let length = parts.length; length > 0; length--) {
    const key = `field.${parts.slice(0, length).join(".")}`
    if (key in sheet.es) return (sheet as unknown as (key: string) => string)(key)
  }
  return path
}

const word = (key: string): string | undefined =>
  key in sheet.es ? (sheet as unknown as (key: string) => string)(key) : undefined

/** Words out of headquarters' catalogues, dates and the sheet's own states, whatever the field. */
export const saying = (known: Catalogues, catalogues: readonly string[]): Said => {
  const one = (value: unknown): string => {
    if (value === null || value === undefined) return ""
    if (typeof value === "boolean") return sheet(value ? "yes" : "no")
    if (Array.isArray(value)) return value.map(one).filter(Boolean).join(", ")
    if (typeof value === "object") return Object.values(value).map(one).filter(Boolean).join(" · ")
    const text = String(value)
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return plainDay(text)
    const found = catalogues.find((catalogue) => known.entry(catalogue, text))
    return found ? known.word(found, text) : (word(`value.${text}`) ?? text)
  }
  return (path, value) => {
    const last = path.split(".").at(-1) ?? ""
    const document = path && !word(`field.${path}`) && known.entry("document", last)
    return document ? `${known.word("document", last)}: ${one(value)}` : one(value)
  }
}
