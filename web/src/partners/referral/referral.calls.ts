import type { CalledInput, ListInput, Outcome, WithdrawReason } from "@ventanilla/core/partners/referral/schema"
import type { z } from "zod"
import { ask, client, keyed } from "../../api"
import { given, write } from "../../context/call"

type Search = { [K in "group" | "status" | "casefileID" | "folio"]?: z.input<typeof ListInput>[K] }

export const listReferrals = (search: Search, cursor?: string, limit = 25) =>
  ask(client.api.referrals.$get({ query: given({ ...search, cursor, limit: String(limit) }) }))

const one = () => client.api.referrals[":referralID"]
export const readReferral = (referralID: string) => ask(one().$get({ param: { referralID } }))
export const makeReferral = write(client.api.referrals)
export const releaseReferral = (referralID: string, key: string) =>
  ask(one().release.$post({ param: { referralID }, json: {} }, keyed(key)))
export const startReferral = (referralID: string, key: string) =>
  ask(one().start.$post({ param: { referralID }, json: {} }, keyed(key)))
export type About = z.infer<typeof CalledInput>["about"]
export const referralCalled = (referralID: string, about: About, key: string) =>
  ask(one().called.$post({ param: { referralID }, json: { about } }, keyed(key)))
export const withdrawReferral = (referralID: string, reason: z.infer<typeof WithdrawReason>, key: string) =>
  ask(one().withdraw.$post({ param: { referralID }, json: { reason } }, keyed(key)))

export type Ending = z.infer<typeof Outcome> | "unknown_by_confidentiality"
export const completeReferral = (referralID: string, outcome: Ending, key: string) =>
  ask(one().complete.$post({ param: { referralID }, json: { outcome } }, keyed(key)))
