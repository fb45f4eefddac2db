import type { Info as Fund, RefuseInput } from "@ventanilla/core/funds/fund/schema"
import type { z } from "zod"
import { type AsRead, ask, client, keyed } from "../../api"
import { given, write } from "../../context/call"

const api = client.api
const of = (casefileID: string, cursor?: string) => ({ query: { casefileID, ...given({ cursor }) } })

export const readReach = (casefileID: string) => ask(api.contacts.reach.$get({ query: { casefileID } }))
export const listContacts = (casefileID: string, cursor?: string) => ask(api.contacts.$get(of(casefileID, cursor)))
export const startContact = write(api.contacts.start)
export const logContact = write(api.contacts)
export const finishContact = write(api.contacts[":contactID"].finish, "contactID")

export const listNotes = (casefileID: string, cursor?: string) => ask(api.notes.$get(of(casefileID, cursor)))
export const addNote = write(api.notes)

export const listAssistances = (casefileID: string, cursor?: string) =>
  ask(api.assistances.$get(of(casefileID, cursor)))
export const recordAssistance = write(api.assistances)

export const listProgrammes = () => ask(api.programmes.$get())
export const listFunds = (casefileID: string, cursor?: string) => ask(api.funds.$get(of(casefileID, cursor)))
/** It stands in the list of its file and nowhere else, as far down as it may be. */
export async function readFund({ casefileID, fundID }: Fund): Promise<Fund> {
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = await listFunds(casefileID, cursor)
    const found = page.items.find((one) => one.fundID === fundID)
    if (found) return found
    cursor = page.cursor ?? undefined
  }
  throw new Error("A fund that is in no list")
}
export const requestFund = write(api.funds)
const fund = (fundID: string) => ({ param: { fundID } })
export const tickEvidence = ({ fundID }: Fund, version: AsRead, evidence: string[], key: string) =>
  ask(api.funds[":fundID"].evidence.$post({ ...fund(fundID), json: { evidence, version } }, keyed(key)))
export const approveFund = (fundID: string, amount: number, key: string) =>
  ask(api.funds[":fundID"].approve.$post({ ...fund(fundID), json: { amount } }, keyed(key)))
export const refuseFund = (fundID: string, reason: z.input<typeof RefuseInput>["reason"], key: string) =>
  ask(api.funds[":fundID"].refuse.$post({ ...fund(fundID), json: { reason } }, keyed(key)))
export const giveFund = (fundID: string, key: string) =>
  ask(api.funds[":fundID"].give.$post({ ...fund(fundID), json: {} }, keyed(key)))
export const withdrawFund = (fundID: string, key: string) =>
  ask(api.funds[":fundID"].withdraw.$post({ ...fund(fundID), json: {} }, keyed(key)))

export const listFollowups = (casefileID: string, cursor?: string) => ask(api.followups.$get(of(casefileID, cursor)))
export const planFollowup = write(api.followups)
export const snoozeFollowup = write(api.followups[":followupID"].snooze, "followupID")
export const doneFollowup = write(api.followups[":followupID"].done, "followupID")
export const cancelFollowup = (followupID: string, key: string) =>
  ask(api.followups[":followupID"].cancel.$post({ param: { followupID }, json: {} }, keyed(key)))

export const listHandovers = (casefileID?: string) => ask(api.handovers.$get({ query: given({ casefileID }) }))
export const offerHandover = write(api.handovers)
export const answerHandover = (handoverID: string, how: "accept" | "decline" | "withdraw", key: string) =>
  ask(api.handovers[":handoverID"][how].$post({ param: { handoverID }, json: {} }, keyed(key)))

export const listReviews = (casefileID: string) => ask(api.reviews.$get(of(casefileID)))
export const listQueue = (cursor?: string) => ask(api.reviews.queue.$get({ query: given({ cursor }) }))
export const askReview = write(api.reviews)
export const settleReview = write(api.reviews[":reviewID"].settle, "reviewID")

export const readCaseload = () => ask(api.caseload.$get())
export const readTimeline = (casefileID: string, cursor?: string) => ask(api.timeline.$get(of(casefileID, cursor)))
export const checkClosing = (casefileID: string) =>
  ask(api.casefiles[":casefileID"].closing.$get({ param: { casefileID } }))
