import { Audit } from "../../audit/audit/inside"
import { verb } from "../../platform/actor"
import { assertAsRead, VisibleError } from "../../platform/error"
import { commit, mustFind, Store, type Write, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { dayIn } from "../../platform/util/day"
import { createID } from "../../platform/util/id"
import type { Page } from "../../platform/util/schema"
import { Catalogue } from "../../tenancy/catalogue/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { CaseFile } from "../casefile/inside"
import { Person } from "../person/inside"
import { DependantEntity, type DependantRow } from "./dependant.entity"
import { gravest, beforeReturn as warning } from "./dependant.rules"
import {
  AddInput,
  type BeforeReturn,
  ChangeInput,
  type Info,
  ListInput,
  RemoveInput,
  type Written,
} from "./dependant.schema"

// A tombstone outlives clock skew and the retries of clients that still show the row.
const tombstoneDays = 7
// Limit per case file; more is a mistake, and a page that nobody can read.
const most = 20

type File = Awaited<ReturnType<typeof CaseFile.enter>>

/** The woman's children and other dependants, in the order in which they were recorded. */
export const list = verb("dependant.list", ListInput, async ({ casefileID }): Promise<Page<Info>> => {
  const casefile = await CaseFile.enter(casefileID)
  await Audit.read({ action: "dependant.listed", subjects: [casefileID] })
  return { items: await ofCaseFile(casefile), cursor: null }
})

/** `list` for a verb that has entered the case file and audited the read. */
export async function ofCaseFile({ casefileID, personID }: Pick<File, "casefileID" | "personID">): Promise<Info[]> {
  const [there, { timeZone }] = await awaitAll([rows(casefileID), Tenant.current()])
  if (there.length === 0) return []
  const today = dayIn(Clock.iso(), timeZone)
  const dataKey = await Person.dataKey(personID)
  return awaitAll(
    there.map(async ({ dependantID, sealed = "", createdAt, version }) => {
      const written = await dataKey.open<Written>(dependantID, sealed)
      return { dependantID, casefileID, ...written, beforeReturn: warning(written, today), createdAt, version }
    }),
  )
}

/** What must be settled before anybody in this case file is helped to travel to Mexico; null when nothing is known. */
export async function beforeReturn(file: Pick<File, "casefileID" | "personID">): Promise<BeforeReturn | null> {
  return gravest((await ofCaseFile(file)).map((one) => one.beforeReturn))
}

async function rows(casefileID: string): Promise<DependantRow[]> {
  const handle = await Store.consulate()
  const { data } = await DependantEntity.query
    .ofCaseFile({ casefileID })
    .go({ ...handle, consistent: true, pages: "all" })
  return data.filter(({ removedAt }) => removedAt === undefined)
}

/** Refuses a birth year in the future, in the consulate's local time. */
async function assertBorn({ birthYear }: Written): Promise<void> {
  const { timeZone } = await Tenant.current()
  if (birthYear !== null && String(birthYear) > dayIn(Clock.iso(), timeZone).slice(0, 4))
    throw new VisibleError("validation", "day_to_come", "birthYear")
}

export const add = verb("dependant.add", AddInput, async ({ casefileID, ...written }) => {
  await assertBorn(written)
  const casefile = await enterOpen(casefileID)
  if ((await rows(casefileID)).length >= most) throw new VisibleError("conflict", "dependants_full")
  await assertWords(written)
  const dependantID = createID("dependant")
  const next = await sealed(casefile, { dependantID, createdAt: Clock.iso(), version: 1 }, written)
  const { table } = await Store.consulate()
  return save("dependant.added", casefile, Writes.put(DependantEntity.create(next).params({ table })), next)
})

/** Replaces a dependant. Throws `conflict/stale` when the record is no longer as it was read. */
export const change = verb(
  "dependant.change",
  ChangeInput,
  async ({ casefileID, dependantID, version, ...written }) => {
    await assertBorn(written)
    const casefile = await enterOpen(casefileID)
    const found = await rowOf(casefileID, dependantID)
    assertAsRead(found.version, version)
    const dataKey = await Person.dataKey(casefile.personID)
    await assertWords(written, await dataKey.open<Written>(dependantID, found.sealed ?? ""))
    const next = await sealed(casefile, { dependantID, createdAt: found.createdAt, version: version + 1 }, written)
    return save("dependant.changed", casefile, await over(found, next), next)
  },
)

/** Removes a dependant: the content is deleted at once, the tombstone after some days. */
export const remove = verb("dependant.remove", RemoveInput, async ({ casefileID, dependantID, version }) => {
  const casefile = await enterOpen(casefileID)
  const found = await rowOf(casefileID, dependantID)
  assertAsRead(found.version, version)
  const now = Clock.now()
  const next: DependantRow = {
    casefileID,
    dependantID,
    createdAt: found.createdAt,
    removedAt: now.toISOString(),
    expiresAt: Math.floor(now.getTime() / 1000) + tombstoneDays * 86_400,
    version: found.version + 1,
  }
  return save("dependant.removed", casefile, await over(found, next), next)
})

async function enterOpen(casefileID: string): Promise<File> {
  const casefile = await CaseFile.enter(casefileID)
  CaseFile.assertOpen(casefile)
  return casefile
}

async function rowOf(casefileID: string, dependantID: string): Promise<DependantRow> {
  const data = await mustFind(DependantEntity.get({ casefileID, dependantID }))
  if (data.removedAt) throw new VisibleError("gone", "dependant_gone")
  return data
}

const assertWords = (written: Written, had?: Written) =>
  Catalogue.assertKnown([
    {
      field: "papers",
      catalogue: "document",
      keys: Object.keys(written.papers),
      had: Object.keys(had?.papers ?? {}),
    },
  ])

async function sealed(
  { casefileID, personID }: File,
  frame: Pick<DependantRow, "dependantID" | "createdAt" | "version">,
  written: Written,
): Promise<DependantRow> {
  const dataKey = await Person.dataKey(personID)
  return { casefileID, ...frame, sealed: await dataKey.seal(frame.dependantID, written) }
}

async function over(found: DependantRow, next: DependantRow): Promise<Write> {
  const { table } = await Store.consulate()
  return Writes.replace(DependantEntity.put(next), found.version, table)
}

async function save(action: Audit.Action, casefile: File, write: Write, { dependantID, version }: DependantRow) {
  return commit({
    writes: [write, await CaseFile.unchanged(casefile)],
    audit: await Audit.entry({ action, subjects: [casefile.casefileID, dependantID] }),
    answer: { dependantID, version },
  })
}
