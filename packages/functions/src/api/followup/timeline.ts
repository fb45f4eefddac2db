import { Timeline } from "@ventanilla/core/followup/timeline"
import { ReadInput } from "@ventanilla/core/followup/timeline/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { may, query } from "../operation"

export const timeline = new Hono<Env>().get("/", may("timeline.read"), query(ReadInput), async (c) =>
  c.json(await Timeline.read(c.req.valid("query"))),
)
