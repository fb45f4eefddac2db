import { Guide } from "@ventanilla/core/directory/guide"
import { FindInput } from "@ventanilla/core/directory/guide/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { may, query } from "../operation"

/** The service finder: which services there are, and where there are none. */
export const guide = new Hono<Env>()
  .get("/", may("guide.find"), query(FindInput), async (c) => c.json(await Guide.find(c.req.valid("query"))))
  .get("/coverage", may("guide.coverage"), async (c) => c.json(await Guide.coverage({})))
