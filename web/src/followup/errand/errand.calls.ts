import type { Answer } from "@ventanilla/core/followup/errand/schema"
import { ask, client, keyed } from "../../api"
import { given, write } from "../../context/call"

export const listErrands = (casefileID: string, cursor?: string) =>
  ask(client.api.errands.$get({ query: { casefileID, ...given({ cursor }) } }))
export const listMyErrands = (side: "open" | "closed", cursor?: string) =>
  ask(client.api.errands.mine.$get({ query: { side, ...given({ cursor }) } }))
export const askErrand = write(client.api.errands)

const one = () => client.api.errands[":errandID"]
export const readErrand = (errandID: string) => ask(one().$get({ param: { errandID } }))
export const takeErrand = (errandID: string, key: string) =>
  ask(one().take.$post({ param: { errandID }, json: {} }, keyed(key)))
export const cancelErrand = (errandID: string, key: string) =>
  ask(one().cancel.$post({ param: { errandID }, json: {} }, keyed(key)))
export const answerErrand = (errandID: string, answer: Answer, key: string) =>
  ask(one().answer.$post({ param: { errandID }, json: { answer } }, keyed(key)))
