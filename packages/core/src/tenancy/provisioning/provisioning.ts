import { Audit } from "../../audit/audit/inside"
import { Act } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { commit, Tables, type Write } from "../../platform/store"
import { createSecret } from "../../platform/util/capability"
import { Clock } from "../../platform/util/clock"
import { failureName, Log } from "../../platform/util/log"
import { Metric } from "../../platform/util/metric"
import { Vault } from "../../platform/vault"
import { Staff } from "../staff/inside"
import { Tenant, type TenantRow } from "../tenant/inside"
import type { Step } from "../tenant/tenant.schema"
import { isFree, leaseSeconds, verdict } from "./provisioning.rules"
import { steps } from "./steps"

export { catalogueOf, steps } from "./steps"

/** Another writer changed the row since this worker read it: headquarters discarded it, or another worker took over. */
class Overtaken extends Error {}

const inside = <T>(tenantID: string, run: () => Promise<T>) =>
  Act.with({ type: "system", job: "provisioning", tenantID }, run)

/**
 * Continues provisioning a consulate from its last checkpoint until it is active, or undoes a discarded one. Run from
 * the queue, and found by every tick; two workers at once, a message delivered twice and a crash between any two calls
 * do no harm. Throws errors that a retry may resolve.
 */
export async function run(tenantID: string): Promise<void> {
  let held = await lease(tenantID)
  while (held?.pending) held = await advance(held)
}

/** Does one more step, or the whole undoing. Undefined when the work no longer belongs to this worker. */
async function advance(held: TenantRow): Promise<TenantRow | undefined> {
  const isUndone = held.status === "discarded"
  const step = isUndone ? undefined : Tenant.nextStep(held)
  try {
    if (isUndone) return await undo(held)
    return step ? await carryOut(held, step) : await inviteAgain(held)
  } catch (error) {
    if (error instanceof Overtaken) return stillHeld(held)
    if ((await giveBack(held, step, error)) === "overtaken") return stillHeld(held)
    throw error
  }
}

/**
 * The current row, if its lease is still this worker's: a discarded consulate is undone by the worker that was making
 * it.
 */
async function stillHeld({ tenantID, leaseID }: TenantRow): Promise<TenantRow | undefined> {
  const found = await Tenant.asRegistry(() => Tenant.row(tenantID))
  return leaseID !== undefined && found.leaseID === leaseID ? found : undefined
}

/** Leases the work for this worker; undefined when there is none or another worker has it. */
async function lease(tenantID: string): Promise<TenantRow | undefined> {
  const found = await Tenant.asRegistry(() => Tenant.row(tenantID))
  const now = Clock.iso()
  if (!isFree(found, now)) return undefined
  try {
    return await save(found, { ...found, leaseID: createSecret(), leaseEndsAt: leaseEnd() }, undefined)
  } catch (error) {
    if (error instanceof Overtaken) return undefined
    throw error
  }
}

const leaseEnd = () => new Date(Clock.now().getTime() + leaseSeconds * 1000).toISOString()

/** Runs one step and checkpoints it in the registry, together with a longer lease. */
async function carryOut(held: TenantRow, step: Step): Promise<TenantRow> {
  const began = Date.now()
  const made = step === "reserve" || step === "activate" ? {} : await inside(held.tenantID, () => steps[step](held))
  const now = Clock.iso()
  const checkpoints = { ...held.checkpoints, [step]: { ms: Date.now() - began, at: now } }
  const next: TenantRow = { ...held, ...made, checkpoints, attempts: 0, leaseEndsAt: leaseEnd() }
  if (step !== "activate") return save(held, next, `tenant.step_${step}`)
  const { coordinatorEmail, failure, ...active } = next
  const { leaseID, leaseEndsAt, ...rest } = active
  // Headquarters corrected the address meanwhile: the work goes on.
  const pending = rest.first?.wanted !== undefined && rest.first.failure === undefined
  return save(held, { ...(pending ? active : rest), status: "active", pending, activatedAt: now }, "tenant.activated")
}

/**
 * Sends the first coordinator's invitation again at headquarters' request; an earlier one to another address ends
 * first. A refusal by a rule is not a failure of this worker: the page shows it.
 */
async function inviteAgain(held: TenantRow): Promise<TenantRow> {
  const { tenantID, first, languages, status } = held
  const settle = (next: TenantRow) => save(held, next, "tenant.invitation_settled")
  const email = first?.wanted
  if (email === undefined || (status !== "active" && status !== "suspended"))
    return settle(Tenant.invitationNotSent(held, "tenant_wrong_state"))
  try {
    const whom = await inside(tenantID, async () => {
      await Staff.voidOthers(email)
      return Staff.inviteAnew({ email, language: languages[0] ?? "es" })
    })
    return await settle(Tenant.invitationSent(held, whom))
  } catch (error) {
    if (!(error instanceof VisibleError) || error.kind === "unavailable" || error.code === "stale") throw error
    return settle(Tenant.invitationNotSent(held, error.code))
  }
}

/**
 * A failed step: returned for another attempt, or ended with its name and the class of the failure. Undoing never ends
 * like this.
 */
async function giveBack(held: TenantRow, step: Step | undefined, error: unknown): Promise<"given_back" | "overtaken"> {
  const attempts = held.attempts + 1
  const reason = error instanceof VisibleError ? error.code : failureName(error)
  Log.warn("provisioning.step_failed", { tenantID: held.tenantID, step, attempts, reason })
  const { leaseID, leaseEndsAt, ...rest } = held
  const gaveUp = verdict(error, attempts) === "give_up"
  // A failure after activation does not mark an active consulate as failed.
  const ended = step !== undefined && gaveUp
  const leaves = step === undefined && held.status !== "discarded" && gaveUp
  if (ended) Metric.put({ ProvisioningFailed: 1 }, { tenantID: held.tenantID, step, reason })
  const next: TenantRow = ended
    ? { ...rest, status: "failed", pending: false, attempts, failure: { step, reason } }
    : leaves
      ? Tenant.invitationNotSent(held, reason)
      : { ...rest, attempts }
  try {
    await save(held, next, ended ? "tenant.failed" : undefined)
  } catch (failure) {
    if (failure instanceof Overtaken) return "overtaken"
    // The lease expires by itself; the first failure is the one to report.
    Log.warn("provisioning.not_given_back", { tenantID: held.tenantID, reason: failureName(failure) })
  }
  return "given_back"
}

/**
 * Undoes what was created, in an order that leaves nothing reachable; at the end the office is free for another try.
 */
async function undo(held: TenantRow): Promise<TenantRow> {
  await inside(held.tenantID, () => Staff.dismissAll())
  await Tables.deleteTable(held.tenantID)
  await inside(held.tenantID, () => Vault.destroyKey())
  const { leaseID, leaseEndsAt, failure, coordinatorEmail, first, ...rest } = held
  return save(held, { ...rest, pending: false }, "tenant.undone", [
    await Tenant.asRegistry(() => Tenant.freeOffice(held.officeCode)),
  ])
}

/** Writes the row, with its audit entry, if nobody else did since it was read. */
async function save(
  before: TenantRow,
  change: TenantRow,
  action: Audit.Action | undefined,
  more: Write[] = [],
): Promise<TenantRow> {
  const next = { ...change, version: before.version + 1 }
  try {
    await Act.with({ type: "system", job: "provisioning" }, async () =>
      commit({
        writes: [await Tenant.write(before, next), ...more],
        audit: await Audit.entry({ action: action ?? "tenant.leased", subjects: [before.tenantID] }),
        answer: {},
        remembered: false,
      }),
    )
  } catch (error) {
    if (error instanceof VisibleError && error.code === "stale") throw new Overtaken()
    throw error
  }
  return next
}
