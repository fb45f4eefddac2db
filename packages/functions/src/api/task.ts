import { Task } from "@ventanilla/core/task"
import { DoneInput, ListInput } from "@ventanilla/core/task/schema"
import { Hono } from "hono"
import type { Env } from "./env"
import { body, may, once, path, query } from "./operation"
import { nothing } from "./shapes"

export const task = new Hono<Env>()
  .get("/", may("task.list"), query(ListInput), async (c) => c.json(await Task.list(c.req.valid("query"))))
  .post("/:taskID/done", may("task.done"), path(DoneInput), body(nothing), async (c) =>
    c.json(await once(() => Task.done(c.req.valid("param")))),
  )
