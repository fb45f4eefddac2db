import * as Training from "@ventanilla/core/outreach/training"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, create, search, show } from "../serve"

export const training = new Hono<Env>()
  .get("/", ...search(Training.list))
  .post("/", ...create(Training.plan))
  .get("/:trainingID", ...show(Training.fromID))
  .post("/:trainingID/hold", ...act(Training.hold, "trainingID"))
  .post("/:trainingID/cancel", ...act(Training.cancel, "trainingID"))
  .post("/:trainingID/follow", ...act(Training.follow, "trainingID"))
