import { Outreach } from "@ventanilla/core/outreach/outreach"
import {
  CancelInput,
  ChangeBody,
  FromIDInput,
  HoldInput,
  ListInput,
  PlanInput,
  RecordInput,
} from "@ventanilla/core/outreach/outreach/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path, query } from "../operation"

const id = path(FromIDInput)

export const outreach = new Hono<Env>()
  .get("/", may("outreach.list"), query(ListInput), async (c) => c.json(await Outreach.list(c.req.valid("query"))))
  .get("/today", may("outreach.today"), async (c) => c.json(await Outreach.today({})))
  .get("/:outreachID", may("outreach.read"), id, async (c) => c.json(await Outreach.fromID(c.req.valid("param"))))
  .post("/", may("outreach.plan"), body(PlanInput), async (c) =>
    c.json(await once(() => Outreach.plan(c.req.valid("json"))), 201),
  )
  .post("/record", may("outreach.record"), body(RecordInput), async (c) =>
    c.json(await once(() => Outreach.record(c.req.valid("json"))), 201),
  )
  .post("/:outreachID", may("outreach.change"), id, body(ChangeBody), async (c) =>
    c.json(await once(() => Outreach.change({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:outreachID/hold", may("outreach.hold"), id, body(HoldInput.omit({ outreachID: true })), async (c) =>
    c.json(await once(() => Outreach.hold({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:outreachID/cancel", may("outreach.cancel"), id, body(CancelInput.omit({ outreachID: true })), async (c) =>
    c.json(await once(() => Outreach.cancel({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
