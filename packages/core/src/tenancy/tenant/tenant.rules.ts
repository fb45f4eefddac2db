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

/** May a letter's link still lead into the consulate? Before it is active, its first coordinator comes by one. */
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
 * Undoes what was made. A consulate that has been active is offboarded, not discarded. A worker's lease stays: whoever is
 * making a table now must end before anybody deletes it.
 */
export function discard<R extends Row>(row: R) {
  const isUndoing = row.status === "discarded" && row.pending
  if (row.status !== "failed" && row.status !== "provisioning" && !isUndoing) throw wrongState()
  const { failure, ...rest } = row
  return { ...rest, status: "discarded" as const, pending: true, attempts: 0, version: row.version + 1 }
}

/** What is known of the first invitation; nothing at version 0. */
export const firstOf = ({ first }: Pick<Row, "first">): First => first ?? { version: 0 }

/**
 * Headquarters wants the first coordinator invited at this address: anew, or at another one. Until the step of the invitation was
 * done it is the address of that step; afterwards it is work for the queue, as soon as the consulate is active.
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

/** The mail has left, to whom these ids are. */
export function invitationSent<R extends Row>(row: R, whom: { staffID: string; identity: string }) {
  const { leaseID, leaseEndsAt, ...rest } = row
  const { version } = firstOf(row)
  return { ...rest, first: { version, ...whom }, pending: false, attempts: 0 }
}

/** It will not leave, and why. The address stays for headquarters to see. */
export function invitationNotSent<R extends Row>(row: R, failure: string) {
  const { leaseID, leaseEndsAt, ...rest } = row
  return { ...rest, first: { ...firstOf(row), failure }, pending: false, attempts: 0 }
}

/** `notBefore`: whoever had signed in by then signs in anew when it is resumed. */
export function suspend<R extends Row>(row: R, notBefore: number) {
  if (row.status !== "active") throw wrongState()
  return { ...row, status: "suspended" as const, notBefore, version: row.version + 1 }
}

export function resume<R extends Row>(row: R, now: string) {
  if (row.status !== "suspended") throw wrongState()
  return { ...row, status: "active" as const, resumedAt: now, version: row.version + 1 }
}

/** Closed while a table is restored beside its own. Again, when the same restore goes on after an interruption. */
export function restore<R extends Row>(row: R, restoring: Pick<Restoring, "to" | "source">, now: string) {
  if (row.status === "restoring" && row.restoring) {
    if (row.restoring.source !== restoring.source) throw wrongState()
    return { ...row, version: row.version + 1 }
  }
  if (row.status !== "active" && row.status !== "suspended") throw wrongState()
  const begun: Restoring = { ...restoring, returnsTo: row.status, since: now }
  return { ...row, status: "restoring" as const, restoring: begun, version: row.version + 1 }
}

/** What it was before it was closed for a restore. */
export function reopen<R extends Row>(row: R) {
  if (row.status !== "restoring" || !row.restoring) throw wrongState()
  const { restoring, ...rest } = row
  return { ...rest, status: restoring.returnsTo, version: row.version + 1 }
}

/** Closed for good. From here the only way is on. */
export function offboard<R extends Row>(row: R, now: string) {
  if (row.status === "offboarding") return { ...row, version: row.version + 1 }
  if (row.status !== "active" && row.status !== "suspended") throw wrongState()
  return { ...row, status: "offboarding" as const, ending: { closedAt: now }, version: row.version + 1 }
}

/** One more part of the ending is done. */
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

/** The progress list, in order; the step in hand runs while a worker's lease lasts. */
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
