import type { z } from "zod"
import { Audit } from "../../audit/audit/inside"
import { Act, verb } from "../../platform/actor"
import { assertAsRead } from "../../platform/error"
import { Folio } from "../../platform/folio"
import { commit, retrying, Store, type Write, Writes } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { randomFolio } from "../../platform/util/folio"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import { Statistics } from "../../statistics/statistics/inside"
import { Access } from "../../tenancy/access/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { Breakdown } from "../breakdown/inside"
import { Detection } from "../detection/inside"
import { Person } from "../person/inside"
import { askAgain } from "./casefile.contacts"
import { countOpened, rewritten } from "./casefile.count"
import { CaseFileEntity, type CaseFileRow } from "./casefile.entity"
import { link, whose } from "./casefile.person"
import { enter, row, serialize } from "./casefile.row"
import { change as changed, close as closed, orderOf, reopen as reopened } from "./casefile.rules"
import {
  AssignInput,
  ChangeInput,
  CloseInput,
  FromIDInput,
  type Info,
  OpenInput,
  ReopenInput,
  type Shown,
} from "./casefile.schema"

export { askToReconfirm } from "./casefile.contacts"
export { count, currentCounts } from "./casefile.count"
export { planned, reached } from "./casefile.dates"
export { facts, list } from "./casefile.list"
export { everyOpen, type Move, moveClosed, moveOpen, moveTo } from "./casefile.moves"
export { ofEach, ofPersons, writeMinor } from "./casefile.person"
export { enter, factsOfAll } from "./casefile.row"
export { assertOpen } from "./casefile.rules"

/** Opens a case file, and its person when she is new, in one transaction, with a random folio and the month's count. */
export const open = verb("casefile.open", OpenInput, (input) => openWith(input))

/** `open`, in one transaction with the writes (`also`) of whatever the case file came from. */
export async function openWith(
  { urgency, needs, area, detectionID, ...asked }: z.output<typeof OpenInput>,
  also: (made: { casefileID: string; personID: string; folio: string }) => Promise<Write[]> = async () => [],
) {
  Act.assert("casefile.open")
  const { timeZone } = await Tenant.current()
  // Another folio is drawn when a record already has this one.
  return retrying(async () => {
    const casefileID = createID("casefile")
    const folio = randomFolio("VAIM")
    const her = await whose(asked, casefileID)
    const openedAt = Clock.iso()
    const month = Statistics.monthOf(openedAt, timeZone)
    const { table } = await Store.consulate()
    const actor = Act.label()
    const detected = detectionID ? await Detection.became(detectionID, casefileID) : undefined
    const row = omitNil({
      casefileID,
      folio,
      personID: her.personID,
      status: "open" as const,
      urgency,
      order: orderOf({ urgency, openedAt }),
      needs,
      area,
      minor: her.minor || undefined,
      assignedTo: actor.type === "staff" ? actor.id : null,
      detectionID,
      detectedBy: detected?.area,
      month,
      openedAt,
      openedBy: actor.id,
      next: {},
      version: 1,
    })
    const broken = await Breakdown.opened({ casefileID, openedAt }, her.about)
    const answer = await commit({
      writes: [
        ...her.writes,
        ...broken.writes,
        await link(her.personID, casefileID),
        await Folio.write(folio, casefileID),
        Writes.put(CaseFileEntity.create(row).params({ table })),
        ...(detected?.writes ?? []),
        ...(await also({ casefileID, personID: her.personID, folio })),
      ],
      audit: await Audit.entry({ action: "casefile.opened", subjects: [casefileID, her.personID] }),
      count: [
        ...(await Statistics.count(month, [
          "casefile.opened",
          ...broken.count,
          ...(detected ? [`casefile.detected.${detected.area}` as const] : []),
        ])),
        ...(await countOpened(row)),
      ],
      answer: { casefileID, folio, personID: her.personID },
    })
    await Statistics.counted(month)
    return answer
  })
}

/** One case file. The read is audited first. */
export const fromID = verb("casefile.read", FromIDInput, async ({ casefileID }): Promise<Shown> => {
  const found = await enter(casefileID)
  await Audit.read({ action: "casefile.read", subjects: [casefileID] })
  return { ...found, erasedAt: await Person.erased(found.personID) }
})

/** The case file's facts for another verb's decision, not for display. */
export const factsOf = async (casefileID: string): Promise<Info> => serialize(await row(casefileID))

export const change = verb("casefile.change", ChangeInput, ({ casefileID, urgency, needs, version }) =>
  rewrite("casefile.changed", casefileID, (found) => {
    assertAsRead(found.version, version)
    return changed(found, { urgency, needs })
  }),
)

/** Assigns the case file to a colleague of this consulate. */
export const assign = verb("casefile.assign", AssignInput, async ({ casefileID, staffID }) => {
  const { Staff } = await import("../../tenancy/staff/inside")
  await Staff.assertReadsCaseFiles(staffID)
  return rewrite("casefile.assigned", casefileID, (found) => changed(found, { assignedTo: staffID }))
})

export const close = verb("casefile.close", CloseInput, ({ casefileID, reason }) =>
  rewrite("casefile.closed", casefileID, (found) => closed(found, reason, Clock.iso())),
)

/**
 * Reopens the file; a safe contact that went stale meanwhile becomes a task at once. Refuses (410) when the woman was
 * erased.
 */
export const reopen = verb("casefile.reopen", ReopenInput, ({ casefileID }) =>
  rewrite(
    "casefile.reopened",
    casefileID,
    (found) => reopened(found),
    async (next) => {
      await Person.surviving(next.personID)
      return askAgain(next)
    },
  ),
)

/**
 * Makes a transaction conditional on this case file being as it was read, and increments its version: of two
 * transactions that each found something missing from the file, only one succeeds.
 */
export async function touched(casefile: { casefileID: string; version: number }): Promise<Write> {
  const { table } = await Store.consulate()
  return {
    Update: {
      TableName: table,
      Key: { pk: `casefile#${casefile.casefileID}`, sk: "casefile" },
      UpdateExpression: "SET version = :next",
      ConditionExpression: "version = :version",
      ExpressionAttributeValues: { ":version": casefile.version, ":next": casefile.version + 1 },
    },
  }
}

/** Makes a transaction conditional on this case file being as it was read. */
export async function unchanged(casefile: { casefileID: string; version: number }): Promise<Write> {
  const { table } = await Store.consulate()
  return {
    ConditionCheck: {
      TableName: table,
      Key: { pk: `casefile#${casefile.casefileID}`, sk: "casefile" },
      ConditionExpression: "version = :version",
      ExpressionAttributeValues: { ":version": casefile.version },
    },
  }
}

async function rewrite(
  action: Audit.Action,
  casefileID: string,
  decide: (found: CaseFileRow) => CaseFileRow,
  also: (next: CaseFileRow) => Promise<Write[] | undefined> = async () => [],
) {
  const found = await row(casefileID)
  await Access.assert(Act.part(), found)
  const next = decide(found)
  return commit({
    writes: [...(await rewritten([{ found, next }])), ...((await also(next)) ?? [])],
    audit: await Audit.entry({ action, subjects: [casefileID] }),
    answer: { casefileID, status: next.status },
  })
}
