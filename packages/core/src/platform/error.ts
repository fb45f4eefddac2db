import { type MessageCode, messages } from "./error.messages"
import type { Language } from "./util/request"

export type ErrorKind =
  | "validation"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "gone"
  | "too_large"
  | "too_many"
  | "unavailable"

export type FieldError = { field: string; code: string; detail: string }

/**
 * An error that may be shown to the user: a kind (→ HTTP status, in one table) and a code (→ a sentence in the reader's
 * language).
 */
export class VisibleError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly code: MessageCode,
    readonly field?: string,
    /** Seconds after which the request may be repeated, where known. */
    readonly retryAfter?: number,
  ) {
    super(code)
    this.name = "VisibleError"
  }

  detail(language: Language): string {
    return messages[this.code][language]
  }
}

/**
 * Runs a verb for another verb whose input contains this one's: its field errors are reported under `part`, as the
 * client sent them.
 */
export async function asPart<T>(part: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof VisibleError) || error.field === undefined) throw error
    throw new VisibleError(error.kind, error.code, `${part}.${error.field}`, error.retryAfter)
  }
}

/** A change based on an old version: retrying does not make it newer. */
export class OldReading extends VisibleError {
  constructor() {
    super("conflict", "stale")
  }
}

/**
 * Refuses to overwrite what was changed since it was read: `conflict/stale`. Every change of a record that two people
 * can read checks this before it is decided, and its write is conditional on `current`; version 0 means that nothing
 * was written yet.
 */
export function assertAsRead(current: number, read: number): void {
  if (current !== read) throw new OldReading()
}

export type { MessageCode }
export { messages }
