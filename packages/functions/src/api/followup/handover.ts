import * as Handover from "@ventanilla/core/followup/handover"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, create, search } from "../serve"

export const handover = new Hono<Env>()
  .get("/", ...search(Handover.list))
  .post("/", ...create(Handover.offer))
  .post("/:handoverID/accept", ...act(Handover.accept, "handoverID"))
  .post("/:handoverID/decline", ...act(Handover.decline, "handoverID"))
  .post("/:handoverID/withdraw", ...act(Handover.withdraw, "handoverID"))
