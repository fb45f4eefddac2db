import type { Info as CaseFile, ListInput } from "@ventanilla/core/casework/casefile/schema"
import type { SafeContact } from "@ventanilla/core/casework/person/schema"
import type { z } from "zod"
import { type AsRead, ask, client, keyed, type Sent } from "../../api"
import { given, write } from "../../context/call"

type Search = { [K in "status" | "sort" | "urgency" | "mine" | "owner" | "folio"]?: z.input<typeof ListInput>[K] }

export const listCaseFiles = (search: Search, cursor?: string, limit = 25) =>
  ask(client.api.casefiles.$get({ query: given({ ...search, cursor, limit: String(limit) }) }))

/** How many a list with the same words has, by urgency. */
export const countCaseFiles = (search: Pick<Search, "status" | "mine" | "owner">) =>
  ask(client.api.casefiles.count.$get({ query: given(search) }))

const one = () => client.api.casefiles[":casefileID"]
export const readCaseFile = (casefileID: string) => ask(one().$get({ param: { casefileID } }))
export const readPerson = (personID: string) => ask(client.api.persons[":personID"].$get({ param: { personID } }))
export const listConsents = (casefileID: string) => ask(client.api.consents.$get({ query: { casefileID } }))
export const listDisclosures = (casefileID: string, cursor?: string) =>
  ask(client.api.disclosures.$get({ query: { casefileID, ...given({ cursor }) } }))

export const changeCaseFile = (
  casefileID: string,
  json: Sent<Pick<CaseFile, "urgency" | "needs" | "version">>,
  key: string,
) => ask(one().change.$post({ param: { casefileID }, json }, keyed(key)))
export const assignCaseFile = (casefileID: string, staffID: string, key: string) =>
  ask(one().assign.$post({ param: { casefileID }, json: { staffID } }, keyed(key)))
export const closeCaseFile = write(one().close, "casefileID")
export const reopenCaseFile = write(one().reopen, "casefileID")
/** `version`: the one that was read; another person's change since then is not written over. */
export const confirmContact = (
  personID: string,
  safeContact: z.input<typeof SafeContact>,
  version: AsRead,
  key: string,
) =>
  ask(
    client.api.persons[":personID"].contact.$post({ param: { personID }, json: { safeContact, version } }, keyed(key)),
  )
export const revokeConsent = (consentID: string, key: string) =>
  ask(client.api.consents[":consentID"].revoke.$post({ param: { consentID }, json: {} }, keyed(key)))
