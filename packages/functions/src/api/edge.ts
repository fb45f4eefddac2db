import { VisibleError } from "@ventanilla/core/error"
import { createID } from "@ventanilla/core/util/id"
import { Log } from "@ventanilla/core/util/log"
import { Metric } from "@ventanilla/core/util/metric"
import { type Language, Request, type RequestInfo } from "@ventanilla/core/util/request"
import { Timeouts } from "@ventanilla/core/util/timeouts"
import type { Context, MiddlewareHandler } from "hono"
import { within } from "../within"
import type { Env } from "./env"

const languageOf = (c: Context): Language => (/^\s*en\b/i.test(c.req.header("accept-language") ?? "") ? "en" : "es")

/** Sets the request id, reads language and idempotency key, and keeps every answer out of caches. */
export const edge: MiddlewareHandler<Env> = async (c, next) => {
  const began = performance.now()
  const requestID = createID("request")
  const language = languageOf(c)
  c.set("requestID", requestID)
  c.set("language", language)
  const info: RequestInfo = { requestID, language }
  await Request.with(info, next)
  c.header("cache-control", "no-store")
  c.header("x-request-id", requestID)
  count(c, Math.round(performance.now() - began))
}

/** The one log line of every request. Its path is left out: a stranger may write anything there. */
function count(c: Context<Env>, Latency: number) {
  const { status } = c.res
  const { requestID, permission, tenantID } = c.var
  const ids = { requestID, ...(tenantID ? { tenantID } : {}), ...(permission ? { permission } : {}) }
  Metric.put({ Requests: 1, Errors: status >= 500 ? 1 : 0, Latency }, { ...ids, status })
}

/**
 * The longest wait for an answer, even if several services are slow in turn: then the answer is a retryable 503. A
 * write that completes later is found by its idempotency key.
 */
export const deadline: MiddlewareHandler<Env> = async (c, next) => {
  try {
    await within(Timeouts.answer(), next)
  } catch (error) {
    Log.warn("api.too_late", { requestID: c.var.requestID })
    throw error
  }
}

/**
 * Every POST carries an Idempotency-Key, under which its answer is stored in the write's own transaction. The key
 * encrypts the stored answer, so it must be long: 22 letters hold the 128 bits of a random UUID.
 */
export const idempotency: MiddlewareHandler<Env> = async (c, next) => {
  if (c.req.method !== "POST") return next()
  const key = c.req.header("idempotency-key") ?? ""
  if (!/^[A-Za-z0-9_-]{22,64}$/.test(key))
    throw new VisibleError("validation", "idempotency_key_required", "Idempotency-Key")
  const text = await c.req.text()
  assertObject(text)
  const said = `${c.req.method} ${c.req.path}\n${text}`
  await Request.with({ ...Request.use(), idempotency: { key, said } }, next)
}

/** A body is one JSON object; everything else is refused before any schema sees it. */
function assertObject(text: string): void {
  const value = parse(text)
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new VisibleError("validation", "body_not_object")
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw new VisibleError("validation", "malformed_json")
    throw error
  }
}
