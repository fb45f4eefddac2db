import { Note } from "@ventanilla/core/followup/note"
import { AddInput, ListInput } from "@ventanilla/core/followup/note/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, query } from "../operation"

export const note = new Hono<Env>()
  .get("/", may("note.list"), query(ListInput), async (c) => c.json(await Note.list(c.req.valid("query"))))
  .post("/", may("note.add"), body(AddInput), async (c) => c.json(await once(() => Note.add(c.req.valid("json"))), 201))
