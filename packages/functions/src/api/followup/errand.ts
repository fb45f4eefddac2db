import * as Errand from "@ventanilla/core/followup/errand"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, create, search, show } from "../serve"

export const errand = new Hono<Env>()
  .get("/", ...search(Errand.list))
  .post("/", ...create(Errand.ask))
  .get("/mine", ...search(Errand.mine))
  .get("/:errandID", ...show(Errand.fromID))
  .post("/:errandID/take", ...act(Errand.take, "errandID"))
  .post("/:errandID/answer", ...act(Errand.answer, "errandID"))
  .post("/:errandID/cancel", ...act(Errand.cancel, "errandID"))
