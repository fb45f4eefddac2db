import { Audit } from "../../audit/audit/inside"
import { Act, verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { commit, findOne, Store, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { dayIn } from "../../platform/util/day"
import { omitNil } from "../../platform/util/omit-nil"
import { Catalogue } from "../../tenancy/catalogue/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { Breakdown } from "../breakdown/inside"
import { CaseFile } from "../casefile/inside"
import { Person } from "../person/inside"
import { SheetEntity, type SheetRow } from "./sheet.entity"
import { blank, change as changed, missing, serviceRefusal, type Written } from "./sheet.rules"
import { ChangeInput, FromIDInput, type Info, type Sections, type Urgent } from "./sheet.schema"

async function row(casefileID: string): Promise<SheetRow | undefined> {
  return findOne(SheetEntity.get({ casefileID }))
}

/** The current intake record; its languages are read from the person record. */
async function opened(casefileID: string, personID: string): Promise<{ row: SheetRow | undefined; written: Written }> {
  const [found, languages] = await awaitAll([row(casefileID), Person.languages(personID)])
  if (!found) return { row: undefined, written: blank(languages) }
  const dataKey = await Person.dataKey(personID)
  const written = await dataKey.open<Written>(casefileID, found.sealed)
  const preferred = languages.includes(written.speech.preferred) ? written.speech.preferred : (languages[0] ?? "es")
  return { row: found, written: { ...written, speech: { ...written.speech, languages, preferred } } }
}

/**
 * The intake record (`sheet`) of a case file: requirements (`gate`), languages, situation, outside numbers, documents.
 * The read is audited first.
 */
export const fromID = verb("sheet.read", FromIDInput, async ({ casefileID }): Promise<Info> => {
  const { personID } = await CaseFile.enter(casefileID)
  await Audit.read({ action: "sheet.read", subjects: [casefileID] })
  return forSummary(casefileID, personID)
})

/** `fromID` for a verb that has entered the case file and audited the read. */
export async function forSummary(casefileID: string, personID: string): Promise<Info> {
  const { row: found, written } = await opened(casefileID, personID)
  const { changedAt = null, version = 0 } = found ?? {}
  return { casefileID, version, ...written, missing: missing(written.gate), changedAt }
}

/** Replaces whole sections; the others stay. Throws `conflict/stale` when the record is no longer as it was read. */
export const change = verb("sheet.change", ChangeInput, async ({ casefileID, version, set }) => {
  const casefile = await CaseFile.enter(casefileID)
  const { personID } = casefile
  const [{ row: found, written }, tenant] = await awaitAll([opened(casefileID, personID), Tenant.current()])
  const now = Clock.iso()
  const next = changed(
    { version: found?.version ?? 0, written },
    { version, set },
    {
      open: casefile.status === "open",
      by: Act.label().id,
      now,
      today: dayIn(now, tenant.timeZone),
    },
  )
  await assertWords(set, written)
  const dataKey = await Person.dataKey(personID)
  const { table } = await Store.consulate()
  const record = omitNil({
    casefileID,
    sealed: await dataKey.seal(casefileID, next.written),
    acceptedOn: next.written.gate.acceptance?.on,
    changedAt: now,
    version: next.version,
  })
  const principal = next.written.situation.principal
  const counts = await Breakdown.moved(casefile, set.situation ? { ambito: principal } : {})
  const answer = await commit({
    writes: [
      ...counts.writes,
      Writes.put(
        found
          ? SheetEntity.put(record)
              .where((attributes, { eq }) => eq(attributes.version, found.version))
              .params({ table })
          : SheetEntity.create(record).params({ table }),
      ),
      await CaseFile.unchanged(casefile),
      ...(set.speech ? await Person.speaks(personID, set.speech.languages) : []),
    ],
    audit: await Audit.entry({ action: "sheet.changed", subjects: [casefileID] }),
    answer: { casefileID, version: next.version },
  })
  await counts.counted()
  return answer
})

/** Refuses words that are not in headquarters' catalogues, unless the record already had them. */
async function assertWords(
  { gate, situation, papers, speech }: { [S in keyof Sections]?: Sections[S] | undefined },
  had: Written,
) {
  const subtypes = (of: Sections["situation"]) => of.ambitos.flatMap((one) => one.subtypes)
  const ambitos = (of: Sections["situation"]) => of.ambitos.map(({ ambito }) => ambito)
  const one = (key: string | undefined) => (key === undefined ? [] : [key])
  await Catalogue.assertKnown([
    {
      field: "set.gate.document.kind",
      catalogue: "document",
      keys: one(gate?.document?.kind),
      had: one(had.gate.document?.kind),
    },
    {
      field: "set.gate.acceptance.way",
      catalogue: "acceptance_way",
      keys: one(gate?.acceptance?.way),
      had: one(had.gate.acceptance?.way),
    },
    { field: "set.speech.languages", catalogue: "language", keys: speech?.languages ?? [], had: had.speech.languages },
    { field: "set.papers", catalogue: "document", keys: Object.keys(papers ?? {}), had: Object.keys(had.papers) },
  ])
  if (!situation) return
  await Catalogue.assertKnown([
    { field: "set.situation.ambitos", catalogue: "ambito", keys: ambitos(situation), had: ambitos(had.situation) },
    { field: "set.situation.ambitos", catalogue: "subtype", keys: subtypes(situation), had: subtypes(had.situation) },
    { field: "set.situation.flags", catalogue: "vulnerability", keys: situation.flags, had: had.situation.flags },
  ])
  const { entries } = await Catalogue.current("subtype")
  const parents = new Map(entries.map(({ key, parent }) => [key, parent]))
  if (situation.ambitos.some(({ ambito, subtypes }) => subtypes.some((key) => parents.get(key) !== ambito)))
    throw new VisibleError("validation", "catalogue_parent", "set.situation.ambitos")
}

/**
 * For a verb that serves or refers the woman: refuses before she has accepted protection
 * (`conflict/acceptance_missing`), unless the need is urgent; without the reason for the urgency it refuses with
 * `conflict/urgent_reason_required`.
 */
export async function assertMayServe(
  casefileID: string,
  asked: { urgent: boolean; reason?: Urgent | null | undefined },
): Promise<void> {
  const refusal = serviceRefusal((await row(casefileID))?.acceptedOn, asked)
  if (refusal)
    throw new VisibleError("conflict", refusal, refusal === "urgent_reason_required" ? "urgentReason" : undefined)
}
