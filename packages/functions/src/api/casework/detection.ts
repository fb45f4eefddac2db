import * as Detection from "@ventanilla/core/casework/detection"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, create, search, show } from "../serve"

export const detection = new Hono<Env>()
  .get("/", ...search(Detection.list))
  .post("/", ...create(Detection.create))
  .post("/:detectionID/take", ...act(Detection.take, "detectionID"))
  .get("/mine", ...search(Detection.mine))
  .get("/:detectionID", ...show(Detection.fromID))
  .post("/:detectionID/release", ...act(Detection.release, "detectionID"))
  .post("/:detectionID/dismiss", ...act(Detection.dismiss, "detectionID"))
