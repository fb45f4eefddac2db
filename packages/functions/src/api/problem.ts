import { type ErrorKind, type FieldError, messages, VisibleError } from "@ventanilla/core/error"
import { isPassing } from "@ventanilla/core/util/dependency"
import { failureName, Log } from "@ventanilla/core/util/log"
import type { Language } from "@ventanilla/core/util/request"
import type { Context } from "hono"
import { HTTPException } from "hono/http-exception"
import type { ContentfulStatusCode } from "hono/utils/http-status"
import type { Env } from "./env"

/** The only table that maps an error's kind to an HTTP status. */
export const statusOf: Record<ErrorKind, ContentfulStatusCode> = {
  validation: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  too_large: 413,
  too_many: 429,
  unavailable: 503,
}

/** RFC 9457 problem details, in the reader's language. */
export function problem(
  c: Context<Env>,
  kind: ErrorKind,
  code: keyof typeof messages,
  field?: string,
  errors?: FieldError[],
  retryAfter?: number,
) {
  const language: Language = c.get("language") ?? "es"
  const status = statusOf[kind]
  return c.json(
    {
      type: `urn:ventanilla:problem:${code}`,
      title: code,
      status,
      code,
      detail: messages[code][language],
      requestId: c.get("requestID"),
      ...(field ? { field } : {}),
      ...(errors ? { errors } : {}),
    },
    status,
    {
      "content-type": "application/problem+json",
      "content-language": language,
      ...(retryAfter ? { "retry-after": String(retryAfter) } : {}),
    },
  )
}

export async function onError(error: Error, c: Context<Env>) {
  if (error instanceof VisibleError) return problem(c, error.kind, error.code, error.field, undefined, error.retryAfter)
  if (error instanceof HTTPException) {
    if (error.status === 400) return problem(c, "validation", "malformed_json")
    if (error.status === 413) return problem(c, "too_large", "body_too_large")
  }
  const requestID = c.get("requestID")
  if (isPassing(error)) {
    Log.warn("api.unavailable", { requestID, failure: failureName(error) })
    return problem(c, "unavailable", "unavailable")
  }
  const { sourceLocationOf } = await import("./source-location")
  Log.error("api.failed", { requestID, failure: failureName(error), at: sourceLocationOf(error) })
  return c.json(
    {
      type: "urn:ventanilla:problem:internal",
      title: "internal",
      status: 500,
      code: "internal",
      detail: messages.internal[c.get("language") ?? "es"],
      requestId: requestID,
    },
    500,
    { "content-type": "application/problem+json" },
  )
}
