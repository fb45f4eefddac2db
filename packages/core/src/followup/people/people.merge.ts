import { Audit } from "../../audit/audit/inside"
import { CaseFile } from "../../casework/casefile/inside"
import { Consent } from "../../casework/consent/inside"
import { Person } from "../../casework/person/inside"
import { verb } from "../../platform/actor"
import { commit } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { MergeInput, UnmergeInput } from "./people.schema"

/**
 * Merges two records of one woman. Nothing is moved: the record of `personID` speaks for both, and each keeps its data
 * key and its case files. The safe contact is what both allow until she is asked again, which becomes a task; a consent
 * given in one and withdrawn in the other does not count until she gives it again.
 */
export const merge = verb("person.merge", MergeInput, async ({ personID, otherID }) => {
  const files = await CaseFile.ofPersons([personID, otherID])
  const open = files.find(({ status }) => status === "open")
  const ask = open && {
    kind: "reconfirm_contact" as const,
    urgent: open.urgency === "urgent",
    dueAt: Clock.iso(),
    folio: open.folio,
    casefileID: open.casefileID,
  }
  const consents = (await awaitAll(files.map(({ casefileID }) => Consent.ofCaseFile(casefileID)))).flat()
  return commit({
    writes: [
      ...(await Person.writeMerge(personID, otherID, ask, Person.takenBackIn(consents, otherID))),
      await Audit.entry({ action: "person.merged", subjects: [otherID, personID] }),
    ],
    audit: await Audit.entry({ action: "person.merged", subjects: [personID, otherID] }),
    answer: { personID, otherID },
  })
})

/** Undoes the merge: both records are as they were. */
export const unmerge = verb("person.unmerge", UnmergeInput, async ({ personID, otherID }) => {
  return commit({
    writes: [
      ...(await Person.writeUnmerge(personID, otherID)),
      await Audit.entry({ action: "person.unmerged", subjects: [otherID, personID] }),
    ],
    audit: await Audit.entry({ action: "person.unmerged", subjects: [personID, otherID] }),
    answer: { personID, otherID },
  })
})
