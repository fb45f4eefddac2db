import { Audit } from "../../audit/audit/inside"
import { Breakdown } from "../../casework/breakdown/inside"
import { CaseFile } from "../../casework/casefile/inside"
import { Person } from "../../casework/person/inside"
import { IdentifyInput } from "../../casework/person/person.schema"
import { verb } from "../../platform/actor"
import { assertAsRead } from "../../platform/error"
import { commit, retrying } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { each } from "../../platform/util/guard"
import { family } from "./people.show"

export { erase } from "./people.erase"
export { merge, unmerge } from "./people.merge"
export { alike, search } from "./people.search"

/**
 * Corrects a person's identity: updates her search index, and marks her case files as a minor's when her birth says so.
 * Refuses (409) when it was changed since it was read.
 */
export const identify = verb("person.change", IdentifyInput, async ({ personID, version, ...identity }) => {
  const found = await Person.surviving(personID)
  await Person.assertSeen(found)
  assertAsRead(found.version, version)
  const { writes, minor } = await Person.writeIdentity(found, identity)
  const files = await CaseFile.ofPersons(family(found))
  const counts = await awaitAll(files.map((file) => Breakdown.moved(file, { about: identity })))
  const answer = await commit({
    writes: [
      ...writes,
      ...(await CaseFile.writeMinor(family(found), minor)),
      ...counts.flatMap((count) => count.writes),
    ],
    audit: await Audit.entry({ action: "person.identified", subjects: [found.personID] }),
    answer: { personID: found.personID, version: version + 1 },
  })
  for (const { counted } of counts) await counted()
  return answer
})

/** People who came of age since the last tick are no longer marked as minors, nor are their case files. */
export async function updateAges(): Promise<{ grown: number }> {
  const due = await Person.toLookAtAge(Clock.iso())
  const { count } = await each(
    "people.age_not_tended",
    due,
    (personID) => ({ personID }),
    (personID) => retrying(() => update(personID)),
  )
  return { grown: count }
}

async function update(personID: string): Promise<boolean> {
  const found = await Person.row(personID)
  const { write, minor } = await Person.writeAge(found)
  await commit({
    writes: [write, ...(minor ? [] : await CaseFile.writeMinor([personID], false))],
    audit: await Audit.entry({ action: minor ? "person.age_looked_at" : "person.came_of_age", subjects: [personID] }),
    answer: { personID },
    remembered: false,
  })
  return !minor
}
