import { VisibleError } from "../../platform/error"

type Waiting = { status: "waiting" | "done"; version: number }

/** A review is settled once. */
export function settle<R extends Waiting, A extends object>(review: R, answer: A, by: string, now: string) {
  if (review.status === "done") throw new VisibleError("conflict", "review_done")
  return { ...review, ...answer, status: "done" as const, doneAt: now, doneBy: by, version: review.version + 1 }
}

/** An urgent case file counts as quiet when nobody has reached the woman for this many days. */
export const quietDays = 3

export const isQuiet = (since: string, now: string): boolean =>
  Date.parse(now) - Date.parse(since) >= quietDays * 86_400_000
