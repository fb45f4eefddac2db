import { createHash } from "node:crypto"
import type { Context } from "hono"

/** Does the request's ETag match? The tag may have been weakened on its way, and may be one of several. */
export const isSame = (asked: string | undefined, tag: string): boolean =>
  (asked ?? "").split(",").some((one) => ["*", tag].includes(one.trim().replace(/^W\//, "")))

/** Sends the body with an ETag; a client that already has it gets 304 without a body. */
export function tagged(c: Context, body: string, type: string, more: Record<string, string> = {}) {
  const tag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`
  const headers = { etag: tag, "x-content-type-options": "nosniff", ...more }
  if (isSame(c.req.header("if-none-match"), tag)) return c.body(null, 304, headers)
  return c.body(body, 200, { ...headers, "content-type": type })
}
