import { createHash } from "node:crypto"
import * as Guide from "@ventanilla/core/directory/guide"
import { PublicInput, PublicQuery } from "@ventanilla/core/directory/guide/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { may, path, query } from "../operation"
import { guidePage, policy } from "./guide.page"

/** An office's published services: one page without a script. Visitors are not counted. */
export const publicGuide = new Hono<Env>().get(
  "/:officeCode",
  may(Guide.publicGuide),
  path(PublicInput),
  query(PublicQuery),
  async (c) => {
    const language = c.req.valid("query").language ?? c.get("language")
    const page = guidePage(await Guide.publicGuide(c.req.valid("param")), language)
    const etag = `"${createHash("sha256").update(page).digest("base64url").slice(0, 27)}"`
    const headers = { etag, "x-content-type-options": "nosniff", vary: "accept-language" }
    if (c.req.header("if-none-match")?.includes(etag)) return c.body(null, 304, headers)
    return c.body(page, 200, {
      ...headers,
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy,
    })
  },
)
