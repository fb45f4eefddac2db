import * as Followup from "@ventanilla/core/followup/followup"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, create, search } from "../serve"

export const followup = new Hono<Env>()
  .get("/", ...search(Followup.list))
  .post("/", ...create(Followup.plan))
  .post("/:followupID/snooze", ...act(Followup.snooze, "followupID"))
  .post("/:followupID/done", ...act(Followup.done, "followupID"))
  .post("/:followupID/cancel", ...act(Followup.cancel, "followupID"))
