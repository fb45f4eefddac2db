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

/** A refusal that may be shown: a kind (→ HTTP status, in one table) and a code (→ a sentence in the reader's language). */
export class VisibleError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly code: MessageCode,
    readonly field?: string,
    /** After how many seconds it may be asked again, where that is known. */
    readonly retryAfter?: number,
  ) {
    super(code)
    this.name = "VisibleError"
  }

  detail(language: Language): string {
    return messages[this.code][language]
  }
}

/** Runs a verb for another whose input it is a part of: what it refuses is named as it was sent, under `part`. */
export async function asPart<T>(part: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof VisibleError) || error.field === undefined) throw error
    throw new VisibleError(error.kind, error.code, `${part}.${error.field}`, error.retryAfter)
  }
}

/** A change that was made from an older reading: trying it again does not make it newer. */
export class OldReading extends VisibleError {
  constructor() {
    super("conflict", "stale")
  }
}

/**
 * Refuses to write over what was changed since it was read: `conflict/stale`. Every change of a record that two people can
 * read asks this before it is judged, and writes on condition that `current` stands; nothing was written yet at version 0.
 */
export function assertAsRead(current: number, read: number): void {
  if (current !== read) throw new OldReading()
}

export type { MessageCode }
export { messages }
