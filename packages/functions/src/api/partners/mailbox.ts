import * as Alliance from "@ventanilla/core/partners/alliance"
import * as Grant from "@ventanilla/core/partners/grant"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, create, search } from "../serve"

export const mailbox = new Hono<Env>()
  .post("/", ...create(Alliance.addMailbox))
  .get("/", ...search(Alliance.listMailboxes))
  .post("/:mailboxID/schedule", ...act(Alliance.schedule, "mailboxID"))
  .post("/:mailboxID/verify", ...act(Alliance.verify, "mailboxID"))
  .post("/:mailboxID/pause", ...act(Alliance.pauseMailbox, "mailboxID"))
  .post("/:mailboxID/close-links", ...act(Grant.closeLinks, "mailboxID"))
  .post("/:mailboxID/resume", ...act(Alliance.resumeMailbox, "mailboxID"))
