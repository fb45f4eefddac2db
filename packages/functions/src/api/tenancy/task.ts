import { Inbox } from "@ventanilla/core/scheduler/inbox"
import { DoneBody, DoneInput, ListInput, UndoInput } from "@ventanilla/core/tenancy/task/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path, query } from "../operation"
import { nothing } from "../shapes"

export const task = new Hono<Env>()
  .get("/", may("task.list"), query(ListInput), async (c) => c.json(await Inbox.list(c.req.valid("query"))))
  .post("/:taskID/done", may("task.done"), path(DoneInput.pick({ taskID: true })), body(DoneBody), async (c) =>
    c.json(await once(() => Inbox.done({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:taskID/undo", may("task.undo"), path(UndoInput), body(nothing), async (c) =>
    c.json(await once(() => Inbox.undo(c.req.valid("param")))),
  )
