import * as Inbox from "@ventanilla/core/scheduler/inbox"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, search } from "../serve"

export const task = new Hono<Env>()
  .get("/", ...search(Inbox.list))
  .post("/:taskID/done", ...act(Inbox.done, "taskID"))
  .post("/:taskID/undo", ...act(Inbox.undo, "taskID"))
