import { Audit } from "../../audit/audit"
import { Act } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { commit, Tables, type Write } from "../../platform/store"
import { createSecret } from "../../platform/util/capability"
import { Clock } from "../../platform/util/clock"
import { failureName, Log } from "../../platform/util/log"
import { Metric } from "../../platform/util/metric"
import { Vault } from "../../platform/vault"
import { Staff } from "../staff"
import { Tenant, type TenantRow } from "../tenant"
import type { Step } from "../tenant/tenant.schema"
import { isFree, leaseSeconds, verdict } from "./provisioning.rules"
import { steps } from "./steps"

export { catalogueOf, steps } from "./steps"

/** Somebody else wrote the row since this worker read it: headquarters discarded it, or another worker took over. */
class Overtaken extends Error {}

const inside = <T>(tenantID: string, run: () => Promise<T>) =>
  Act.with({ type: "system", job: "provisioning", tenantID }, run)

/**
 * Carries a consulate on from its last checkpoint until it is active, or undoes a discarded one. Run from the queue and
 * found by every tick; two workers at once, a message delivered twice and a death between any two calls do no harm.
 * Throws what a repetition may mend.
 */
export async function run(tenantID: string): Promise<void> {
  let held = await lease(tenantID)
  while (held?.pending) held = await advance(held)
}

/** One step further, or all the way back. Undefined when the work is no longer this worker's. */
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

/** The row as it is now, if the lease on it is still this worker's: a discarded consulate is undone by whoever was making it. */
async function stillHeld({ tenantID, leaseID }: TenantRow): Promise<TenantRow | undefined> {
  const found = await Tenant.asRegistry(() => Tenant.row(tenantID))
  return leaseID !== undefined && found.leaseID === leaseID ? found : undefined
}

/** Takes the work in hand for this worker; undefined when there is none or another has it. */
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
 * Headquarters wants the first coordinator invited anew: the invitation of before ends first when it went elsewhere. What a rule
 * refuses is no failure of this worker: the page says it.
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

/** A step that failed: handed back for another try, or ended with its name and the class of the failure. Undoing never ends so. */
async function giveBack(held: TenantRow, step: Step | undefined, error: unknown): Promise<"given_back" | "overtaken"> {
  const attempts = held.attempts + 1
  const reason = error instanceof VisibleError ? error.code : failureName(error)
  Log.warn("provisioning.step_failed", { tenantID: held.tenantID, step, attempts, reason })
  const { leaseID, leaseEndsAt, ...rest } = held
  const gaveUp = verdict(error, attempts) === "give_up"
  // What a consulate that works waits for is no reason to say that it failed.
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
    // The lease ends by itself; the first failure is the one to report.
    Log.warn("provisioning.not_given_back", { tenantID: held.tenantID, reason: failureName(failure) })
  }
  return "given_back"
}

/** Undoes what was made, in the order that leaves nothing reachable; the office is free for another try at the end. */
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
