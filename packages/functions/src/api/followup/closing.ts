import * as Closing from "@ventanilla/core/followup/closing"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, show } from "../serve"

/** Closing and reopening of a case file; mounted beside the case file itself. */
export const closing = new Hono<Env>()
  .get("/:casefileID/closing", ...show(Closing.check))
  .get("/:casefileID/closings", ...show(Closing.list))
  .post("/:casefileID/close", ...act(Closing.close, "casefileID"))
  .post("/:casefileID/reopen", ...act(Closing.reopen, "casefileID"))
