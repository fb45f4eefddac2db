import type { z } from "zod"
import { Audit } from "../../audit/audit/inside"
import { Breakdown } from "../../casework/breakdown/inside"
import { CaseFile } from "../../casework/casefile/inside"
import { Person } from "../../casework/person/inside"
import { Referral } from "../../partners/referral/inside"
import { verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { commit } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { Transfer } from "../transfer/inside"
import { assertErasable } from "./erase.rules"
import { EraseInput, type EraseReason } from "./people.schema"
import { family } from "./people.show"

/**
 * Erases a woman's identity for good: her data keys, and with them everything that was sealed about her, in all her
 * records. Case files stay as folios, dates and counts. Repeating the call continues where an interrupted one ended.
 * Refuses (409) while something of hers is open or held, and (400) with a folio that is not hers.
 */
export const erase = verb("person.erase", EraseInput, async ({ personID, folio, reason }) => {
  const given = await Person.row(personID)
  const speaks = given.mergedInto ? await Person.row(given.mergedInto) : given
  if (speaks.erasedAt) throw new VisibleError("gone", "person_erased")
  const records = await awaitAll(family(speaks).map(Person.row))
  const casefiles = await CaseFile.ofPersons(records.map((record) => record.personID))
  const referrals = await awaitAll(casefiles.map(({ casefileID }) => Referral.ofCaseFile(casefileID)))
  const underway = await awaitAll(casefiles.map(({ casefileID }) => Transfer.openOf(casefileID)))
  const transfers = underway.reduce((sum, one) => sum + one, 0)
  assertErasable({ records, casefiles, referrals: referrals.flat(), transfers }, folio)
  const at = Clock.iso()
  for (const { casefileID } of casefiles) await forget(casefileID)
  // The surviving record is erased last: until then the others are found through it.
  for (const record of records.slice(1).filter(({ erasedAt }) => !erasedAt)) await eraseOne(record, at, reason, false)
  return eraseOne(speaks, at, reason, true)
})

/** One case file per transaction: its statistical cells stay counted without a link to the woman. Idempotent. */
async function forget(casefileID: string): Promise<void> {
  const writes = await Breakdown.forgotten(casefileID)
  if (writes.length === 0) return
  const audit = await Audit.entry({ action: "casefile.breakdown_forgotten", subjects: [casefileID] })
  await commit({ writes, audit, answer: {}, remembered: false })
}

type Row = Awaited<ReturnType<typeof Person.row>>

/** One record per transaction: the search-index rows of one woman fill half of it. */
const eraseOne = async (record: Row, at: string, reason: z.infer<typeof EraseReason>, remembered: boolean) =>
  commit({
    writes: await Person.writeErased(record, at),
    audit: await Audit.entry({ action: `person.erased_${reason}`, subjects: [record.personID] }),
    answer: { personID: record.personID, erasedAt: at },
    remembered,
  })
