import { ask, client, keyed } from "../../../api"

export const readAccess = (casefileID: string) => ask(client.api.access[":casefileID"].$get({ param: { casefileID } }))
export const openGlass = (json: { casefileID: string; reason: string }, key: string) =>
  ask(client.api.glasses.$post({ json }, keyed(key)))
export const listLooks = (casefileID: string) => ask(client.api.looks.$get({ query: { casefileID } }))
