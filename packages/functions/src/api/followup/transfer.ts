import * as Transfer from "@ventanilla/core/followup/transfer"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, create, search, show } from "../serve"

export const transfer = new Hono<Env>()
  .get("/", ...search(Transfer.list))
  .post("/", ...create(Transfer.send))
  .get("/arrived", ...search(Transfer.arrived))
  .get("/:transferID", ...show(Transfer.fromID))
  .post("/:transferID/withdraw", ...act(Transfer.withdraw, "transferID"))
  .post("/:transferID/accept", ...create(Transfer.accept, "transferID"))
  .post("/:transferID/return", ...act(Transfer.giveBack, "transferID"))
