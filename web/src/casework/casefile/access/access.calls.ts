import { ask, client } from "../../../api"
import { write } from "../../../context/call"

export const readAccess = (casefileID: string) => ask(client.api.access[":casefileID"].$get({ param: { casefileID } }))
export const openBreakGlass = write(client.api.glasses)
export const readAccessLog = (casefileID: string) => ask(client.api.looks.$get({ query: { casefileID } }))
