import type { Tone } from "../../ui/chip"
import type { Row, Status } from "./network.rows"

export const toneOf: Record<Status, Tone> = {
  not_joined: "mute",
  provisioning: "warn",
  active: "ok",
  failed: "bad",
  suspended: "info",
  restoring: "warn",
  offboarding: "warn",
  offboarded: "mute",
}

/** Where an office leads: to its consulate, or to onboarding it. */
export const linkOf = (row: Pick<Row, "tenantID" | "code">) =>
  row.tenantID ? `/network/${row.tenantID}` : `/onboard?office=${row.code}`

/** The state by its code, as officers write it; the country is added only abroad. */
export function placeOf(row: Pick<Row, "state" | "country">, reader: string): string {
  if (row.country === "US") return row.state ?? ""
  const country = new Intl.DisplayNames(reader, { type: "region" }).of(row.country) ?? row.country
  return row.state ? `${row.state}, ${country}` : country
}
