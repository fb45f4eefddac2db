import type { AlikeInput, HoldInput, IdentifyInput } from "@ventanilla/core/casework/person/schema"
import type { EraseInput, Like, SearchAnswer, SearchInput } from "@ventanilla/core/followup/people/schema"
import type { z } from "zod"
import { ask, client, keyed, type Sent } from "../../api"

const one = () => client.api.persons[":personID"]

// A search is a POST: what is looked for must not stand in an address.
export const searchPeople = (json: z.input<typeof SearchInput>): Promise<SearchAnswer> =>
  ask(client.api.persons.search.$post({ json }))
export const findAlike = (json: z.input<typeof AlikeInput>): Promise<{ items: Like[] }> =>
  ask(client.api.persons.alike.$post({ json }))

export const identifyPerson = ({ personID, ...json }: Sent<z.input<typeof IdentifyInput>>, key: string) =>
  ask(one().identity.$post({ param: { personID }, json }, keyed(key)))
export const mergePersons = (personID: string, otherID: string, key: string) =>
  ask(one().merge.$post({ param: { personID }, json: { otherID } }, keyed(key)))
export const unmergePersons = (personID: string, otherID: string, key: string) =>
  ask(one().unmerge.$post({ param: { personID }, json: { otherID } }, keyed(key)))
export const holdPerson = (personID: string, reason: z.infer<typeof HoldInput>["reason"], key: string) =>
  ask(one().hold.$post({ param: { personID }, json: { reason } }, keyed(key)))
export const erasePerson = ({ personID, ...json }: z.input<typeof EraseInput>, key: string) =>
  ask(one().erase.$post({ param: { personID }, json }, keyed(key)))
