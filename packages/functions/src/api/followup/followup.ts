import { Followup } from "@ventanilla/core/followup/followup"
import { CancelInput, DoneInput, ListInput, PlanInput, SnoozeInput } from "@ventanilla/core/followup/followup/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path, query } from "../operation"
import { nothing } from "../shapes"

const id = path(CancelInput)

export const followup = new Hono<Env>()
  .get("/", may("followup.list"), query(ListInput), async (c) => c.json(await Followup.list(c.req.valid("query"))))
  .post("/", may("followup.plan"), body(PlanInput), async (c) =>
    c.json(await once(() => Followup.plan(c.req.valid("json"))), 201),
  )
  .post("/:followupID/snooze", may("followup.snooze"), id, body(SnoozeInput.omit({ followupID: true })), async (c) =>
    c.json(await once(() => Followup.snooze({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:followupID/done", may("followup.done"), id, body(DoneInput.omit({ followupID: true })), async (c) =>
    c.json(await once(() => Followup.done({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:followupID/cancel", may("followup.cancel"), id, body(nothing), async (c) =>
    c.json(await once(() => Followup.cancel(c.req.valid("param")))),
  )
