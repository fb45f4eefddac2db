/** After this many failures a step has failed for good; headquarters decides what comes next. */
export const mostAttempts = 5
/** A worker without progress for this long is considered dead. */
export const leaseSeconds = 90

/** A failure that no retry resolves: the step ends at once. */
export class FailedForGood extends Error {
  constructor(readonly reason: string) {
    super(reason)
    this.name = reason
  }
}

type Leased = { pending: boolean; leaseID?: string | undefined; leaseEndsAt?: string | undefined }

/** May this worker take the work? */
export const isFree = (row: Leased, now: string): boolean =>
  row.pending && (row.leaseEndsAt === undefined || row.leaseEndsAt <= now)

/** Try again, or give up: by how often the current step has failed. */
export const verdict = (error: unknown, attempts: number): "again" | "give_up" =>
  error instanceof FailedForGood || attempts >= mostAttempts ? "give_up" : "again"
