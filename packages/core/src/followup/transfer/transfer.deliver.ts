import { Audit } from "../../audit/audit/inside"
import { Person } from "../../casework/person/inside"
import { Act } from "../../platform/actor"
import { commit, retrying, Store, Writes } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { each } from "../../platform/util/guard"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import { Vault } from "../../platform/vault"
import { Task } from "../../tenancy/task/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { TransferEntity, type TransferRow } from "./transfer.entity"
import { find, type Kept, replace, row } from "./transfer.row"
import { hear, isOver, recall } from "./transfer.rules"

/**
 * Carries out every transfer of the actor's consulate that is under way: delivers it, and brings its answer back. Each
 * step is repeatable, so the next tick repairs a crash between any two. A failure of one does not stop the others.
 */
export async function deliverAll(): Promise<{ carried: number }> {
  const handle = await Store.consulate()
  const { data } = await TransferEntity.query.byStage({ side: "out", stage: "open" }).go({ ...handle, pages: "all" })
  const { count } = await each(
    "transfer.not_carried",
    data,
    ({ transferID }) => ({ transferID }),
    ({ transferID }) => retrying(() => advance(transferID)),
  )
  return { carried: count }
}

/** Now while a transfer is under way: its answer comes about in another consulate. */
export async function nextDueAt(now: string): Promise<string | undefined> {
  const handle = await Store.consulate()
  const { data } = await TransferEntity.query.byStage({ side: "out", stage: "open" }).go({ ...handle, limit: 1 })
  return data.length > 0 ? now : undefined
}

type There = Pick<TransferRow, "status" | "returnReason">

/**
 * Carries one transfer. What is read here is decrypted as the sender and encrypted as the receiver: two sessions one
 * after the other, which share nothing but this value.
 */
async function advance(transferID: string): Promise<boolean> {
  const sent = await row(transferID, "out")
  if (isOver(sent)) return false
  const { officeCode } = await Tenant.current()
  const kept = await open(sent)
  const from = { tenantID: Act.tenantID(), officeCode }
  const there = await Act.with({ type: "system", job: "transfer", tenantID: sent.tenantID }, async () => {
    // A consulate that is suspended or being restored gets it when it is back.
    if ((await Tenant.find(sent.tenantID))?.status !== "active") return undefined
    return sent.status === "withdrawing" ? withdrawThere(sent, from) : deliver(sent, kept, from)
  })
  const next = there && hear(sent, there, Clock.iso())
  if (!next) return false
  await remember(sent, next, kept)
  return true
}

async function open({ transferID, personID, sealed }: TransferRow): Promise<Kept> {
  if (!sealed || !personID) throw new Error("A transfer under way has lost what it carries")
  return (await Person.dataKey(personID)).open<Kept>(transferID, sealed)
}

type From = { tenantID: string; officeCode: string }
const common = ({ transferID, urgency, minor, fields, given, language, sentAt }: TransferRow, from: From) => ({
  ...{ transferID, urgency, minor, fields, given, language, sentAt, ...from },
  about: transferID,
  side: "in" as const,
  version: 1,
})

/**
 * At the receiver: creates one row with the transfer's own id, and its task. A repetition finds the row and reads its
 * state.
 */
async function deliver(sent: TransferRow, { parcel }: Kept, from: From): Promise<There> {
  const { transferID, urgency } = sent
  const found = await find(transferID)
  if (found) return found
  const { table } = await Store.consulate()
  const taskID = createID("task")
  const made = omitNil({
    ...common(sent, from),
    stage: "open" as const,
    status: "arrived" as const,
    sealed: await Vault.seal(transferID, { parcel }),
    taskID,
  })
  const task = { kind: "transfer_arrived" as const, urgent: urgency === "urgent", dueAt: Clock.iso(), transferID }
  await commit({
    writes: [Writes.put(TransferEntity.create(made).params({ table })), await Task.write(task, taskID)],
    audit: await Audit.entry({ action: "transfer.arrived", subjects: [transferID] }),
    answer: { transferID },
    remembered: false,
  })
  return { status: "arrived" }
}

/**
 * At the receiver: withdraws, unless it was answered already. Where nothing has arrived yet, a row records the
 * withdrawal, so that a delivery still on its way finds it.
 */
async function withdrawThere(sent: TransferRow, from: From): Promise<There> {
  const { transferID } = sent
  const { table } = await Store.consulate()
  const now = Clock.iso()
  const found = await find(transferID)
  const next = found && recall(found, now)
  if (found && !next) return found
  const { sealed, taskID, ...rest } = next ?? {
    ...common(sent, from),
    stage: "closed" as const,
    status: "withdrawn" as const,
    endedAt: now,
    sealed: undefined,
    taskID: undefined,
  }
  const write = found
    ? await replace(found, rest as TransferRow)
    : Writes.put(TransferEntity.create(omitNil(rest) as TransferRow).params({ table }))
  await commit({
    writes: [write, ...(taskID ? await Task.settle(taskID) : [])],
    audit: await Audit.entry({ action: "transfer.recalled", subjects: [transferID] }),
    answer: { transferID },
    remembered: false,
  })
  return { status: "withdrawn" }
}

/**
 * At the sender: records the receiver's answer; once the transfer has ended, the parcel is deleted, and the file's
 * owner is told.
 */
async function remember(sent: TransferRow, next: TransferRow, kept: Kept): Promise<void> {
  const { transferID, personID, casefileID, folio, urgency } = sent
  const over = isOver(next) && personID
  const sealed = over ? await (await Person.dataKey(personID)).seal(transferID, { ...kept, parcel: null }) : next.sealed
  const told = next.status === "accepted" || next.status === "returned"
  const about = { transferID, ...(casefileID ? { casefileID } : {}), ...(folio ? { folio } : {}) }
  const urgent = next.status === "returned" && urgency === "urgent"
  const task = { kind: "transfer_answered" as const, urgent, dueAt: Clock.iso(), ...about }
  await commit({
    writes: [
      await replace(sent, omitNil({ ...next, sealed }) as TransferRow),
      ...(told ? [await Task.write(task)] : []),
    ],
    audit: await Audit.entry({
      action: `transfer.${next.status}`,
      subjects: [transferID, ...(casefileID ? [casefileID] : [])],
    }),
    answer: { transferID },
    remembered: false,
  })
}
