import { Attachment } from "@ventanilla/core/outreach/attachment"
import { BeginInput, FromIDInput, ListInput, PartBody } from "@ventanilla/core/outreach/attachment/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path, query } from "../operation"
import { nothing } from "../shapes"

const id = path(FromIDInput)

export const attachment = new Hono<Env>()
  .get("/", may("attachment.list"), query(ListInput), async (c) => c.json(await Attachment.list(c.req.valid("query"))))
  .post("/", may("attachment.begin"), body(BeginInput), async (c) =>
    c.json(await once(() => Attachment.begin(c.req.valid("json"))), 201),
  )
  .post("/:attachmentID/parts", may("attachment.part"), id, body(PartBody), async (c) =>
    c.json(await once(() => Attachment.part({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:attachmentID/finish", may("attachment.finish"), id, body(nothing), async (c) =>
    c.json(await once(() => Attachment.finish(c.req.valid("param")))),
  )
  .post("/:attachmentID/remove", may("attachment.remove"), id, body(nothing), async (c) =>
    c.json(await once(() => Attachment.remove(c.req.valid("param")))),
  )
  .post("/:attachmentID/leave", may("attachment.leave"), id, body(nothing), async (c) =>
    c.json(await Attachment.leave(c.req.valid("param"))),
  )
