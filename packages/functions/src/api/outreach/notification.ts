import * as Notification from "@ventanilla/core/outreach/notification"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, create, search, show } from "../serve"

export const notification = new Hono<Env>()
  .get("/", ...search(Notification.list))
  .post("/", ...create(Notification.record))
  .get("/summary", ...search(Notification.summary))
  .get("/:notificationID", ...show(Notification.fromID))
  .post("/:notificationID", ...act(Notification.follow, "notificationID"))
