import { Audit } from "../../audit/audit/inside"
import { verb } from "../../platform/actor"
import { commit, findOne, Store, type Write, Writes } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { District } from "../../tenancy/district/inside"
import { CaseFile } from "../casefile/inside"
import { Person } from "../person/inside"
import { ResidenceEntity, type ResidenceRow } from "./residence.entity"
import { type Info, NoteInput, ReadInput } from "./residence.schema"

async function find(casefileID: string): Promise<ResidenceRow | undefined> {
  return findOne(ResidenceEntity.get({ casefileID }))
}

// The ciphertext is bound to the kind of record and the case file: no other sealed value of hers opens in its place.
const recordOf = (casefileID: string) => `residence#${casefileID}`

/** Records the county where the woman lives. It has no influence on whether she is served here. */
export const note = verb("residence.note", NoteInput, async ({ casefileID, place }) => {
  const casefile = await CaseFile.enter(casefileID)
  CaseFile.assertOpen(casefile)
  const found = await find(casefileID)
  const write = await writeOf(casefileID, casefile.personID, place, found?.version ?? 0)
  return commit({
    writes: [write],
    audit: await Audit.entry({ action: "residence.noted", subjects: [casefileID] }),
    answer: { casefileID },
  })
})

async function writeOf(casefileID: string, personID: string, place: string, version: number): Promise<Write> {
  const { table } = await Store.consulate()
  const dataKey = await Person.dataKey(personID)
  const sealed = await dataKey.seal(recordOf(casefileID), { place })
  const next = { casefileID, sealed, notedAt: Clock.iso(), version: version + 1 }
  if (version === 0) return Writes.put(ResidenceEntity.create(next).params({ table }))
  return Writes.put(
    ResidenceEntity.put(next)
      .where((row, { eq }) => eq(row.version, version))
      .params({ table }),
  )
}

/** The woman's county and the consulate whose district it is in today. The read is audited first. */
export const read = verb("residence.read", ReadInput, async ({ casefileID }): Promise<Info> => {
  const { personID } = await CaseFile.enter(casefileID)
  await Audit.read({ action: "residence.read", subjects: [casefileID] })
  const found = await find(casefileID)
  const place = await placeOf(casefileID, personID)
  if (!found || !place) return { place: null, notedAt: null, whose: null }
  return { place, notedAt: found.notedAt, whose: await District.of(place, Clock.iso().slice(0, 10)) }
})

/**
 * The woman's county for another verb, whose own audit entry gives the reason; undefined when it was never recorded.
 */
export async function placeOf(casefileID: string, personID: string): Promise<string | undefined> {
  const found = await find(casefileID)
  if (!found) return undefined
  const dataKey = await Person.dataKey(personID)
  return (await dataKey.open<{ place: string }>(recordOf(casefileID), found.sealed)).place
}
