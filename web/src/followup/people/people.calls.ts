import type { AlikeInput, HoldInput } from "@ventanilla/core/casework/person/schema"
import type { Like, SearchAnswer, SearchInput } from "@ventanilla/core/followup/people/schema"
import type { z } from "zod"
import { ask, client, keyed } from "../../api"
import { write } from "../../context/call"

const one = () => client.api.persons[":personID"]

// A search is a POST: what is looked for must not stand in an address.
export const searchPeople = (json: z.input<typeof SearchInput>): Promise<SearchAnswer> =>
  ask(client.api.persons.search.$post({ json }))
export const findAlike = (json: z.input<typeof AlikeInput>): Promise<{ items: Like[] }> =>
  ask(client.api.persons.alike.$post({ json }))

export const identifyPerson = write(one().identity, "personID")
export const mergePersons = (personID: string, otherID: string, key: string) =>
  ask(one().merge.$post({ param: { personID }, json: { otherID } }, keyed(key)))
export const unmergePersons = (personID: string, otherID: string, key: string) =>
  ask(one().unmerge.$post({ param: { personID }, json: { otherID } }, keyed(key)))
export const holdPerson = (personID: string, reason: z.infer<typeof HoldInput>["reason"], key: string) =>
  ask(one().hold.$post({ param: { personID }, json: { reason } }, keyed(key)))
export const erasePerson = write(one().erase, "personID")
