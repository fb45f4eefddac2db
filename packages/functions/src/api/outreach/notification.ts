import { Notification } from "@ventanilla/core/outreach/notification"
import {
  FollowInput,
  FromIDInput,
  ListInput,
  RecordInput,
  SummaryInput,
} from "@ventanilla/core/outreach/notification/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path, query } from "../operation"

const id = path(FromIDInput)

export const notification = new Hono<Env>()
  .get("/", may("notification.list"), query(ListInput), async (c) =>
    c.json(await Notification.list(c.req.valid("query"))),
  )
  .post("/", may("notification.record"), body(RecordInput), async (c) =>
    c.json(await once(() => Notification.record(c.req.valid("json"))), 201),
  )
  .get("/summary", may("notification.summary"), query(SummaryInput), async (c) =>
    c.json(await Notification.summary(c.req.valid("query"))),
  )
  .get("/:notificationID", may("notification.read"), id, async (c) =>
    c.json(await Notification.fromID(c.req.valid("param"))),
  )
  .post(
    "/:notificationID",
    may("notification.follow"),
    id,
    body(FollowInput.omit({ notificationID: true })),
    async (c) => c.json(await once(() => Notification.follow({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
