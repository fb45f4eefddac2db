import { ask, client, keyed } from "../../api"
import { dayOf } from "../../context/days"
import { now, zone } from "../../context/time"

export const readNumbers = (from: string, to: string) => ask(client.api.numbers.$get({ query: { from, to } }))
export const verifyNumbers = (key: string) => ask(client.api.numbers.verify.$post({ json: {} }, keyed(key)))

/** The last `count` months, this one included: "2025-10" … "2026-03". */
export function lastMonths(count: number, today = dayOf(now(), zone())): string[] {
  const [year, month] = today.split("-").map(Number) as [number, number]
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(year, month - count + index, 15)).toISOString().slice(0, 7),
  )
}
