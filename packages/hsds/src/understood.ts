import { readCountry } from "./read/country"
import { readSchedule } from "./read/hours"
import { readLanguage } from "./read/language"
import { readPhone } from "./read/phone"
import type { TableName } from "./tables"

type Values = Readonly<Record<string, unknown>>
const said = (values: Values, field: string) => (values[field] === undefined ? "" : String(values[field]).trim())

/** By table, the fields that a reader must understand, and whether it does. */
const read: Partial<Record<TableName, Record<string, (values: Values) => boolean>>> = {
  phone: { number: (values) => readPhone(said(values, "number")) !== undefined },
  schedule: { opens_at: (values) => readSchedule(values).kind !== "unread" },
  language: { name: (values) => readLanguage(said(values, "code"), said(values, "name")) !== undefined },
  address: {
    country: (values) => said(values, "country") === "" || readCountry(said(values, "country")) !== undefined,
  },
}
/** The maximum length shown of a text; the record keeps all of it. */
const most: Partial<Record<TableName, Record<string, number>>> = {
  organization: { name: 160, description: 4000 },
  service: { name: 160, description: 4000, eligibility_description: 1000, fees_description: 250 },
  location: { name: 160, transportation: 500 },
}
/** A name that lost a letter identifies nobody. */
const names: Partial<Record<TableName, string>> = { organization: "name", service: "name", location: "name" }

/** Which of a record's values are kept but not understood, or not shown in full. */
export function remarksOn(table: TableName, values: Values): { field: string; code: "not_understood" | "shortened" }[] {
  const unread = Object.entries(read[table] ?? {}).filter(([, isRead]) => !isRead(values))
  const long = Object.entries(most[table] ?? {}).filter(([field, max]) => said(values, field).length > max)
  return [
    ...unread.map(([field]) => ({ field, code: "not_understood" as const })),
    ...long.map(([field]) => ({ field, code: "shortened" as const })),
  ]
}

/** The name field that a wrong encoding has damaged; undefined when it is intact. */
export function lostName(table: TableName, values: Values): string | undefined {
  const field = names[table]
  return field && said(values, field).includes("\uFFFD") ? field : undefined
}
