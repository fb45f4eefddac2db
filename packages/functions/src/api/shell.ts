import { VisibleError } from "@ventanilla/core/error"
import { Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import { deadline, edge, idempotency } from "./edge"
import type { Env } from "./env"
import { onError, problem } from "./problem"

const tooLarge = () => {
  throw new VisibleError("too_large", "body_too_large")
}

/** The base app around every operation: request id, language, limits, idempotency key, errors. */
export function shell() {
  // A trailing slash makes no difference: `/` is one of the paths that HSDS defines.
  const app = new Hono<Env>({ strict: false })
    .basePath("/api")
    .use(edge)
    .use(deadline)
    .use(bodyLimit({ maxSize: 256 * 1024, onError: tooLarge }))
    .use(idempotency)
  app.notFound((c) => problem(c, "not_found", "not_found"))
  app.onError(onError)
  return app
}
