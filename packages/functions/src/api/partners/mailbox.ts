import { Alliance } from "@ventanilla/core/partners/alliance"
import {
  AddMailboxInput,
  ListMailboxesInput,
  MailboxInput,
  ScheduleInput,
} from "@ventanilla/core/partners/alliance/schema"
import { Grant } from "@ventanilla/core/partners/grant"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path, query } from "../operation"
import { nothing } from "../shapes"

export const mailbox = new Hono<Env>()
  .post("/", may("mailbox.add"), body(AddMailboxInput), async (c) =>
    c.json(await once(() => Alliance.addMailbox(c.req.valid("json"))), 201),
  )
  .get("/", may("mailbox.list"), query(ListMailboxesInput), async (c) =>
    c.json(await Alliance.listMailboxes(c.req.valid("query"))),
  )
  .post(
    "/:mailboxID/schedule",
    may("mailbox.schedule"),
    path(MailboxInput),
    body(ScheduleInput.omit({ mailboxID: true })),
    async (c) => c.json(await once(() => Alliance.schedule({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:mailboxID/verify", may("mailbox.verify"), path(MailboxInput), body(nothing), async (c) =>
    c.json(await once(() => Alliance.verify(c.req.valid("param")))),
  )
  .post("/:mailboxID/pause", may("mailbox.pause"), path(MailboxInput), body(nothing), async (c) =>
    c.json(await once(() => Alliance.pauseMailbox(c.req.valid("param")))),
  )
  .post("/:mailboxID/close-links", may("mailbox.closeLinks"), path(MailboxInput), body(nothing), async (c) =>
    c.json(await once(() => Grant.closeLinks(c.req.valid("param")))),
  )
  .post("/:mailboxID/resume", may("mailbox.resume"), path(MailboxInput), body(nothing), async (c) =>
    c.json(await once(() => Alliance.resumeMailbox(c.req.valid("param")))),
  )
