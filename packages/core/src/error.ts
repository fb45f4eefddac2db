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
  ) {
    super(code)
    this.name = "VisibleError"
  }

  detail(language: Language): string {
    return messages[this.code][language]
  }
}

export type { MessageCode }
export { messages }
