import { Audit } from "../../audit/audit/inside"
import { Act, verb } from "../../platform/actor"
import { assertAsRead, VisibleError } from "../../platform/error"
import { commit, mustFind, Store, type Write, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { dayIn } from "../../platform/util/day"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import type { Page } from "../../platform/util/schema"
import { Access } from "../../tenancy/access/inside"
import { Catalogue } from "../../tenancy/catalogue/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { Breakdown } from "../breakdown/inside"
import { CaseFile } from "../casefile/inside"
import { Person } from "../person/inside"
import { IncidentEntity, type IncidentRow } from "./incident.entity"
import { assertPast, inOrder, type Sees, shown, type Told, words } from "./incident.rules"
import { ChangeInput, type Info, ListInput, RecordInput, RemoveInput, type Written } from "./incident.schema"

// A tombstone outlives clock skew and the retries of clients that still show the incident.
const tombstoneDays = 7

type File = Awaited<ReturnType<typeof CaseFile.enter>>

/** The incidents of a case file, newest first. The narrative is decrypted only for those who may see it. */
export const list = verb("incident.list", ListInput, async ({ casefileID }): Promise<Page<Info>> => {
  const casefile = await CaseFile.enter(casefileID)
  await Audit.read({ action: "incident.listed", subjects: [casefileID] })
  return { items: await ofCaseFile(casefile), cursor: null }
})

/** `list` for a verb that has entered the case file and audited the read. */
export async function ofCaseFile(casefile: File): Promise<Info[]> {
  const handle = await Store.consulate()
  const [{ data }, narrative, perpetrator] = await awaitAll([
    IncidentEntity.query
      .ofCaseFile({ casefileID: casefile.casefileID })
      .go({ ...handle, consistent: true, pages: "all" }),
    Access.sees("narrative", casefile),
    Access.sees("perpetrator", casefile),
  ])
  const there = data.filter(({ removedAt }) => removedAt === undefined)
  const sees = { narrative, perpetrator }
  const open = await opener(casefile.personID, there.length > 0 && (narrative || perpetrator))
  return inOrder(await awaitAll(there.map(async (found) => serialize(found, await open(found), sees))))
}

type Opener = (found: IncidentRow) => Promise<Told>
async function opener(personID: string, needed: boolean): Promise<Opener> {
  const nothing = { narrative: null, perpetrator: null }
  if (!needed) return async () => nothing
  const dataKey = await Person.dataKey(personID)
  return async ({ incidentID, sealed }) => (sealed ? dataKey.open<Told>(incidentID, sealed) : nothing)
}

/**
 * Records a new incident. Whoever may enter the case file may write down what the woman tells, even without the right
 * to read it later.
 */
export const record = verb("incident.record", RecordInput, async ({ casefileID, ...written }) => {
  const casefile = await enterOpen(casefileID)
  await assertValid(written)
  const incidentID = createID("incident")
  const row = { createdAt: Clock.iso(), recordedBy: Act.label().id, version: 1 }
  const next = await sealed(casefile, { incidentID, ...row }, written)
  const { table } = await Store.consulate()
  return save("incident.recorded", casefile, Writes.put(IncidentEntity.create(next).params({ table })), next)
})

/**
 * Replaces an incident. Requires the right to see both parts: otherwise the actor would overwrite what they cannot see.
 */
export const change = verb("incident.change", ChangeInput, async ({ casefileID, incidentID, version, ...written }) => {
  const casefile = await enterOpen(casefileID)
  await Access.assert("perpetrator", casefile)
  const found = await rowOf(casefileID, incidentID)
  assertAsRead(found.version, version)
  const told = await (await opener(casefile.personID, true))(found)
  await assertValid(written, { ...writtenOf(found), ...told })
  const { createdAt, recordedBy } = found
  const next = await sealed(casefile, { incidentID, createdAt, recordedBy, version: version + 1 }, written)
  return save("incident.changed", casefile, await over(found, next), next)
})

/** Removes an incident recorded by mistake: the narrative is deleted at once, the tombstone after some days. */
export const remove = verb("incident.remove", RemoveInput, async ({ casefileID, incidentID, version }) => {
  const casefile = await enterOpen(casefileID)
  await Access.assert("perpetrator", casefile)
  const found = await rowOf(casefileID, incidentID)
  assertAsRead(found.version, version)
  const { createdAt, recordedBy } = found
  const now = Clock.now()
  const next: IncidentRow = {
    casefileID,
    incidentID,
    createdAt,
    recordedBy,
    removedAt: now.toISOString(),
    expiresAt: Math.floor(now.getTime() / 1000) + tombstoneDays * 86_400,
    version: found.version + 1,
  }
  return save("incident.removed", casefile, await over(found, next), next)
})

async function enterOpen(casefileID: string): Promise<File> {
  const casefile = await CaseFile.enter(casefileID)
  CaseFile.assertOpen(casefile)
  return casefile
}

async function rowOf(casefileID: string, incidentID: string): Promise<IncidentRow> {
  const data = await mustFind(IncidentEntity.get({ casefileID, incidentID }))
  if (data.removedAt) throw new VisibleError("gone", "incident_gone")
  return data
}

async function assertValid(written: Written, had?: Written): Promise<void> {
  const { timeZone } = await Tenant.current()
  assertPast(written.when, dayIn(Clock.iso(), timeZone))
  const before = had && words(had)
  await Catalogue.assertKnown(
    Object.entries(words(written)).map(([field, { catalogue, keys }]) => ({
      field,
      catalogue,
      keys,
      had: before?.[field as keyof typeof before].keys ?? [],
    })),
  )
}

type Frame = Pick<IncidentRow, "incidentID" | "createdAt" | "recordedBy" | "version">
async function sealed({ casefileID, personID }: File, frame: Frame, written: Written) {
  const { narrative, perpetrator, ...facts } = written
  const dataKey = await Person.dataKey(personID)
  return omitNil({
    casefileID,
    ...frame,
    ...facts,
    sealed: await dataKey.seal(frame.incidentID, { narrative, perpetrator }),
  })
}

async function over(found: IncidentRow, next: IncidentRow): Promise<Write> {
  const { table } = await Store.consulate()
  return Writes.replace(IncidentEntity.put(next), found.version, table)
}

async function save(action: Audit.Action, casefile: File, write: Write, next: IncidentRow) {
  const { incidentID, version } = next
  const { writes, counted } = await Breakdown.moved(casefile, { violence: await typesWith(next) })
  const answer = await commit({
    writes: [write, await CaseFile.unchanged(casefile), ...writes],
    audit: await Audit.entry({ action, subjects: [casefile.casefileID, incidentID] }),
    answer: { incidentID, version },
  })
  await counted()
  return answer
}

/** The types of violence in all incidents of a case file, with this incident as it will be. */
async function typesWith(next: IncidentRow): Promise<string[]> {
  const handle = await Store.consulate()
  const { casefileID, incidentID } = next
  const { data } = await IncidentEntity.query
    .ofCaseFile({ casefileID })
    .go({ ...handle, consistent: true, pages: "all" })
  const all = [...data.filter((one) => one.incidentID !== incidentID), next]
  return [...new Set(all.flatMap(({ types = [], removedAt }) => (removedAt ? [] : types)))].sort()
}

const writtenOf = (found: IncidentRow) => ({
  when: found.when ?? { precision: "unknown" as const },
  place: found.place ?? null,
  types: found.types ?? [],
  modality: found.modality ?? null,
  gbvType: found.gbvType ?? "",
  contexts: found.contexts ?? [],
  reported: found.reported ?? ("unknown" as const),
})

function serialize(found: IncidentRow, told: Told, sees: Sees): Info {
  const { incidentID, casefileID, recordedBy, createdAt, version } = found
  return { incidentID, casefileID, ...writtenOf(found), ...shown(told, sees), recordedBy, createdAt, version }
}
