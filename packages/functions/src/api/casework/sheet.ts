import { Sheet } from "@ventanilla/core/casework/sheet"
import { ChangeInput, FromIDInput } from "@ventanilla/core/casework/sheet/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path } from "../operation"

const id = path(FromIDInput)

export const sheet = new Hono<Env>()
  .get("/:casefileID", may("sheet.read"), id, async (c) => c.json(await Sheet.fromID(c.req.valid("param"))))
  .post("/:casefileID", may("sheet.change"), id, body(ChangeInput.omit({ casefileID: true })), async (c) =>
    c.json(await once(() => Sheet.change({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
