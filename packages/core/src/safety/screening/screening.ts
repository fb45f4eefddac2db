import { Audit } from "../../audit/audit/inside"
import { CaseFile } from "../../casework/casefile/inside"
import { Person } from "../../casework/person/inside"
import { Act, verb } from "../../platform/actor"
import { commit, mustFind, Store, type Write, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import { nothing } from "../../platform/util/schema"
import { Task } from "../../tenancy/task/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { ScreeningEntity, type ScreeningRow } from "./screening.entity"
import { currentEdition, editionOf } from "./screening.instrument"
import { record as recorded } from "./screening.rules"
import {
  type BandNumber,
  FromIDInput,
  type Info,
  type Instrument,
  ListInput,
  type Opened,
  RecordInput,
} from "./screening.schema"

export { bandOf } from "./screening.facts"
export { instrument, publishInstrument } from "./screening.instrument"
export { linesOf, publicPage } from "./screening.public"

type Sealed = Pick<Opened, "marked" | "lastItem">

/** The current edition, for the officer beside the woman, and the code by which the public page knows this office. */
export const edition = verb("screening.instrument", nothing, async (): Promise<Instrument & { officeCode: string }> => {
  const [instrument, { officeCode }] = await awaitAll([currentEdition(), Tenant.current()])
  return { ...instrument, officeCode }
})

/**
 * Records that the ruler was offered, and what the woman marked, sealed with her data key. Marks that call for a
 * conversation create an urgent task due now, in the same transaction. The answer says whether to talk now.
 */
export const record = verb("screening.record", RecordInput, async (input) => {
  const [casefile, { ruler }] = await awaitAll([CaseFile.enter(input.casefileID), editionOf(input.edition)])
  CaseFile.assertOpen(casefile)
  const { marked, lastItem, ...said } = recorded(ruler, input)
  const screeningID = createID("screening")
  const takenAt = Clock.iso()
  const { casefileID, personID, folio } = casefile
  const { table } = await Store.consulate()
  const sealed =
    said.outcome === "answered"
      ? await (await Person.dataKey(personID)).seal(screeningID, { marked, lastItem } satisfies Sealed)
      : null
  const row = omitNil({
    ...said,
    screeningID,
    casefileID,
    personID,
    edition: input.edition,
    sealed,
    takenAt,
    takenBy: Act.label().id,
  })
  const writes: Write[] = [Writes.put(ScreeningEntity.create(row).params({ table }))]
  if (said.talkNow) writes.push(await Task.write({ kind: "talk_now", urgent: true, dueAt: takenAt, folio, casefileID }))
  return commit({
    writes,
    audit: await Audit.entry({ action: "screening.recorded", subjects: [screeningID, casefileID] }),
    answer: { screeningID, outcome: said.outcome, band: said.band, talkNow: said.talkNow },
  })
})

/** The screenings of one case file, newest first; which items were marked stays sealed. */
export const list = verb(
  "screening.list",
  ListInput,
  async ({ casefileID }): Promise<{ items: Info[]; cursor: null }> => {
    await CaseFile.enter(casefileID)
    await Audit.read({ action: "screening.listed", subjects: [casefileID] })
    const handle = await Store.consulate()
    const { data } = await ScreeningEntity.query
      .byCaseFile({ casefileID })
      .go({ ...handle, pages: "all", order: "desc" })
    return { items: data.map(serialize), cursor: null }
  },
)

/** One screening, decrypted, with the edition that the woman was shown. The read is audited first. */
export const fromID = verb("screening.read", FromIDInput, async ({ screeningID }): Promise<Opened> => {
  const data = await mustFind(ScreeningEntity.get({ screeningID }))
  await CaseFile.enter(data.casefileID)
  await Audit.read({ action: "screening.read", subjects: [screeningID, data.casefileID] })
  const instrument = await editionOf(data.edition)
  if (!data.sealed) return { ...serialize(data), marked: [], lastItem: null, instrument }
  const dataKey = await Person.dataKey(data.personID)
  return { ...serialize(data), ...(await dataKey.open<Sealed>(screeningID, data.sealed)), instrument }
})

function serialize(found: ScreeningRow): Info {
  return {
    screeningID: found.screeningID,
    casefileID: found.casefileID,
    edition: found.edition,
    outcome: found.outcome,
    whole: found.whole,
    band: (found.band as BandNumber | undefined) ?? null,
    talkNow: found.talkNow,
    takenAt: found.takenAt,
    takenBy: found.takenBy,
  }
}
