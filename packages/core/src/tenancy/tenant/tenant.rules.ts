import { VisibleError } from "../../platform/error"
import { type Ending, type First, type Info, type Restoring, type Status, type Step, steps } from "./tenant.schema"

const wrongState = () => new VisibleError("conflict", "tenant_wrong_state")
type Row = {
  status: Status
  pending: boolean
  version: number
  checkpoints: Partial<Record<Step, { ms: number; at: string }>>
  failure?: { step: Step; reason: string } | undefined
  leaseEndsAt?: string | undefined
  leaseID?: string | undefined
  first?: First | undefined
  restoring?: Restoring | undefined
  ending?: Ending | undefined
}

/** May a link from a mail still lead into the consulate? Before it is active, its first coordinator enters by one. */
export function admits(status: Status): "yes" | "not_now" | "never" {
  switch (status) {
    case "provisioning":
    case "failed":
    case "active":
      return "yes"
    case "suspended":
    case "restoring":
    case "offboarding":
      return "not_now"
    case "offboarded":
    case "discarded":
      return "never"
    default:
      return status satisfies never
  }
}

/** The first step that has not been done; undefined when all have. */
export const nextStep = ({ checkpoints }: Pick<Row, "checkpoints">): Step | undefined =>
  steps.find((step) => !checkpoints[step])

export function retry<R extends Row>(row: R) {
  if (row.status !== "failed") throw wrongState()
  const { failure, leaseID, leaseEndsAt, ...rest } = row
  return { ...rest, status: "provisioning" as const, pending: true, attempts: 0, version: row.version + 1 }
}

/**
 * Undoes provisioning. A consulate that has been active is offboarded, not discarded. A worker's lease is kept: a
 * worker that is creating a table must finish before anybody deletes it.
 */
export function discard<R extends Row>(row: R) {
  const isUndoing = row.status === "discarded" && row.pending
  if (row.status !== "failed" && row.status !== "provisioning" && !isUndoing) throw wrongState()
  const { failure, ...rest } = row
  return { ...rest, status: "discarded" as const, pending: true, attempts: 0, version: row.version + 1 }
}

/** The state of the first invitation; empty at version 0. */
export const firstOf = ({ first }: Pick<Row, "first">): First => first ?? { version: 0 }

/**
 * Headquarters wants the first coordinator invited at this address: again, or at another one. Before the invitation
 * step is done, it is the address of that step; afterwards it is a job for the queue, as soon as the consulate is
 * active.
 */
export function wantInvitation<R extends Row>(row: R, email: string) {
  if (row.status !== "active" && row.status !== "provisioning" && row.status !== "failed") throw wrongState()
  const { failure, ...known } = firstOf(row)
  const version = row.version + 1
  const asked = { ...known, version: known.version + 1 }
  if (!row.checkpoints.invitation) return { ...row, coordinatorEmail: email, first: asked, version }
  const isActive = row.status === "active"
  return {
    ...row,
    first: { ...asked, wanted: email },
    ...(isActive ? { pending: true, attempts: 0 } : {}),
    version,
  }
}

/** The mail was sent to the person with these ids. */
export function invitationSent<R extends Row>(row: R, whom: { staffID: string; identity: string }) {
  const { leaseID, leaseEndsAt, ...rest } = row
  const { version } = firstOf(row)
  return { ...rest, first: { version, ...whom }, pending: false, attempts: 0 }
}

/** The mail will not be sent, and why. The address stays, for headquarters to see. */
export function invitationNotSent<R extends Row>(row: R, failure: string) {
  const { leaseID, leaseEndsAt, ...rest } = row
  return { ...rest, first: { ...firstOf(row), failure }, pending: false, attempts: 0 }
}

/** `notBefore`: whoever signed in before it must sign in again after the consulate is resumed. */
export function suspend<R extends Row>(row: R, notBefore: number) {
  if (row.status !== "active") throw wrongState()
  return { ...row, status: "suspended" as const, notBefore, version: row.version + 1 }
}

export function resume<R extends Row>(row: R, now: string) {
  if (row.status !== "suspended") throw wrongState()
  return { ...row, status: "active" as const, resumedAt: now, version: row.version + 1 }
}

/**
 * Closes the consulate while a table is restored beside its own. Repeatable when the same restore continues after an
 * interruption.
 */
export function restore<R extends Row>(row: R, restoring: Pick<Restoring, "to" | "source">, now: string) {
  if (row.status === "restoring" && row.restoring) {
    if (row.restoring.source !== restoring.source) throw wrongState()
    return { ...row, version: row.version + 1 }
  }
  if (row.status !== "active" && row.status !== "suspended") throw wrongState()
  const begun: Restoring = { ...restoring, returnsTo: row.status, since: now }
  return { ...row, status: "restoring" as const, restoring: begun, version: row.version + 1 }
}

/** Returns to the state before the restore. */
export function reopen<R extends Row>(row: R) {
  if (row.status !== "restoring" || !row.restoring) throw wrongState()
  const { restoring, ...rest } = row
  return { ...rest, status: restoring.returnsTo, version: row.version + 1 }
}

/** Closes the consulate for good; this cannot be undone. */
export function offboard<R extends Row>(row: R, now: string) {
  if (row.status === "offboarding") return { ...row, version: row.version + 1 }
  if (row.status !== "active" && row.status !== "suspended") throw wrongState()
  return { ...row, status: "offboarding" as const, ending: { closedAt: now }, version: row.version + 1 }
}

/** Records one more part of the ending. */
export function advanceEnding<R extends Row>(row: R, part: Partial<Ending>) {
  if (row.status !== "offboarding" || !row.ending) throw wrongState()
  return { ...row, ending: { ...row.ending, ...part }, version: row.version + 1 }
}

/** The tombstone: an id, an office, counts, hashes and dates. */
export function entomb<R extends Row & { coordinatorEmail?: string | undefined }>(row: R, now: string) {
  const { coordinatorEmail, first, leaseID, leaseEndsAt, ...rest } = advanceEnding(row, { endedAt: now })
  const { archive, dismissedAt, tablesDeletedAt, keyGoneAt } = row.ending ?? {}
  if (!archive || !dismissedAt || !tablesDeletedAt || !keyGoneAt) throw wrongState()
  return { ...rest, status: "offboarded" as const }
}

/** The progress list, in order; the current step is running while a worker's lease lasts. */
export function progress(row: Row, now: string): Info["steps"] {
  const current = nextStep(row)
  const busy = row.status === "provisioning" && (row.leaseEndsAt ?? "") > now
  return steps.map((step) => {
    const done = row.checkpoints[step]
    if (done) return { step, status: "done", ms: done.ms, at: done.at }
    if (row.failure?.step === step && row.status === "failed") return { step, status: "failed", ms: null, at: null }
    return { step, status: busy && step === current ? "running" : "waiting", ms: null, at: null }
  })
}
