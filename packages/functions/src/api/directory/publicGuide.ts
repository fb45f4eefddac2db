import * as Guide from "@ventanilla/core/directory/guide"
import { PublicInput, PublicQuery } from "@ventanilla/core/directory/guide/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { may, path, query } from "../operation"
import { answer, guidePage } from "./guide.page"

/** An office's published services: one page without a script. Visitors are not counted. */
export const publicGuide = new Hono<Env>().get(
  "/:officeCode",
  may(Guide.publicGuide),
  path(PublicInput),
  query(PublicQuery),
  async (c) => {
    const language = c.req.valid("query").language ?? c.get("language")
    return answer(c, guidePage(await Guide.publicGuide(c.req.valid("param")), language))
  },
)
