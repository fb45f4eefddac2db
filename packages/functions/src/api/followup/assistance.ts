import { Assistance } from "@ventanilla/core/followup/assistance"
import { ListInput, RecordInput } from "@ventanilla/core/followup/assistance/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, query } from "../operation"

export const assistance = new Hono<Env>()
  .get("/", may("assistance.list"), query(ListInput), async (c) => c.json(await Assistance.list(c.req.valid("query"))))
  .post("/", may("assistance.record"), body(RecordInput), async (c) =>
    c.json(await once(() => Assistance.record(c.req.valid("json"))), 201),
  )
