import { useQuery } from "@tanstack/solid-query"
import type { CancelReason, ChangeBody, HoldInput } from "@ventanilla/core/outreach/outreach/schema"
import type { z } from "zod"
import { ask, client, keyed, type Sent } from "../../api"
import { given, write } from "../../context/call"

/** Every activity that begins within a month of the calendar, a page after the other. */
export async function listMonth(month: string) {
  const to = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10)
  const page = (cursor?: string) =>
    ask(client.api.outreaches.$get({ query: { from: `${month}-01`, to, limit: "100", ...given({ cursor }) } }))
  const first = await page()
  const items = [...first.items]
  for (let { cursor } = first; cursor; ) {
    const next = await page(cursor)
    items.push(...next.items)
    cursor = next.cursor
  }
  return { items, officeCode: first.officeCode }
}
export const planOutreach = write(client.api.outreaches)
export const recordOutreach = write(client.api.outreaches.record)

const one = () => client.api.outreaches[":outreachID"]
export const readOutreach = (outreachID: string) => ask(one().$get({ param: { outreachID } }))
export const changeOutreach = (outreachID: string, json: Sent<z.input<typeof ChangeBody>>, key: string) =>
  ask(one().$post({ param: { outreachID }, json }, keyed(key)))
export const holdOutreach = (outreachID: string, json: Omit<z.input<typeof HoldInput>, "outreachID">, key: string) =>
  ask(one().hold.$post({ param: { outreachID }, json }, keyed(key)))
export const cancelOutreach = (outreachID: string, reason: z.infer<typeof CancelReason>, key: string) =>
  ask(one().cancel.$post({ param: { outreachID }, json: { reason } }, keyed(key)))

export const useOutreach = (outreachID: () => string) =>
  useQuery(() => ({ queryKey: ["outreach", outreachID()], queryFn: () => readOutreach(outreachID()) }))
