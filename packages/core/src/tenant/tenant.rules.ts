import { VisibleError } from "../error"
import { type Info, type Status, type Step, steps } from "./tenant.schema"

const wrongState = () => new VisibleError("conflict", "tenant_wrong_state")
type Row = {
  status: Status
  pending: boolean
  version: number
  checkpoints: Partial<Record<Step, { ms: number; at: string }>>
  failure?: { step: Step; reason: string } | undefined
  leaseEndsAt?: string | undefined
  leaseID?: string | undefined
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

export function suspend<R extends Row>(row: R) {
  if (row.status !== "active") throw wrongState()
  return { ...row, status: "suspended" as const, version: row.version + 1 }
}

export function resume<R extends Row>(row: R) {
  if (row.status !== "suspended") throw wrongState()
  return { ...row, status: "active" as const, version: row.version + 1 }
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
