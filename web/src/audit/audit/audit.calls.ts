import type { ReviewInput } from "@ventanilla/core/casework/oversight/schema"
import type { z } from "zod"
import { ask, client, keyed } from "../../api"
import { given } from "../../context/call"
import { zone } from "../../context/time"

export type AuditSearch = { subject?: string; day?: string; staffID?: string; noun?: string }

export const listAudit = (search: AuditSearch, cursor?: string) =>
  ask(client.api.audit.$get({ query: given({ ...search, timeZone: zone(), cursor, limit: "25" }) }))
export const verifyChain = (days: { from: string; to: string }) => ask(client.api.audit.chain.$get({ query: days }))

type Status = "open" | "reviewed"
export const listBreakGlass = (status: Status, cursor?: string) =>
  ask(client.api.glasses.$get({ query: { status, ...given({ cursor }) } }))
const one = () => client.api.glasses[":casefileID"][":glassID"]
export const readBreakGlass = (param: { casefileID: string; glassID: string }) => ask(one().$get({ param }))
type Review = Omit<z.input<typeof ReviewInput>, "casefileID" | "glassID">
export const reviewBreakGlass = (param: { casefileID: string; glassID: string }, json: Review, key: string) =>
  ask(one().review.$post({ param, json }, keyed(key)))
