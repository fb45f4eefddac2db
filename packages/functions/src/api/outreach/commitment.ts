import { Commitment } from "@ventanilla/core/outreach/commitment"
import { AddInput, FromIDInput, ListInput } from "@ventanilla/core/outreach/commitment/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path, query } from "../operation"
import { nothing } from "../shapes"

export const commitment = new Hono<Env>()
  .get("/", may("commitment.list"), query(ListInput), async (c) => c.json(await Commitment.list(c.req.valid("query"))))
  .post("/", may("commitment.add"), body(AddInput), async (c) =>
    c.json(await once(() => Commitment.add(c.req.valid("json"))), 201),
  )
  .post("/:commitmentID/drop", may("commitment.drop"), path(FromIDInput), body(nothing), async (c) =>
    c.json(await once(() => Commitment.drop(c.req.valid("param")))),
  )
