import { VisibleError } from "../../platform/error"
import type { FeedbackStatus } from "./feedback.schema"

type Row = { status: FeedbackStatus; answer?: string | undefined; version: number }

/** Marks feedback as read without an answer, or answers it once; an answer cannot be replaced. */
export function answered<R extends Row>(found: R, answer: string | null, now: string) {
  if (found.status === "answered") throw new VisibleError("conflict", "feedback_answered")
  const version = found.version + 1
  if (answer === null) return { ...found, status: "read" as const, version }
  return { ...found, status: "answered" as const, answer, answeredAt: now, version }
}
