/** A step that failed this often has failed for good; headquarters decides what next. */
export const mostAttempts = 5
/** A worker that says nothing for this long has died. */
export const leaseSeconds = 90

/** A failure that no repetition mends: the step ends at once. */
export class FailedForGood extends Error {
  constructor(readonly reason: string) {
    super(reason)
    this.name = reason
  }
}

type Leased = { pending: boolean; leaseID?: string | undefined; leaseEndsAt?: string | undefined }

/** May this worker take the work in hand? */
export const isFree = (row: Leased, now: string): boolean =>
  row.pending && (row.leaseEndsAt === undefined || row.leaseEndsAt <= now)

/** Try again, or give up: by how often the step in hand has failed. */
export const verdict = (error: unknown, attempts: number): "again" | "give_up" =>
  error instanceof FailedForGood || attempts >= mostAttempts ? "give_up" : "again"
