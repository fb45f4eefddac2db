import * as Outreach from "@ventanilla/core/outreach/outreach"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, create, read, search, show } from "../serve"

export const outreach = new Hono<Env>()
  .get("/", ...search(Outreach.list))
  .get("/today", ...read(Outreach.today))
  .get("/:outreachID", ...show(Outreach.fromID))
  .post("/", ...create(Outreach.plan))
  .post("/record", ...create(Outreach.record))
  .post("/:outreachID", ...act(Outreach.change, "outreachID"))
  .post("/:outreachID/hold", ...act(Outreach.hold, "outreachID"))
  .post("/:outreachID/cancel", ...act(Outreach.cancel, "outreachID"))
