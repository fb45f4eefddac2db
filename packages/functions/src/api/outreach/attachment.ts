import * as Attachment from "@ventanilla/core/outreach/attachment"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, create, look, search } from "../serve"

export const attachment = new Hono<Env>()
  .get("/", ...search(Attachment.list))
  .post("/", ...create(Attachment.begin))
  .post("/:attachmentID/parts", ...act(Attachment.part, "attachmentID"))
  .post("/:attachmentID/finish", ...act(Attachment.finish, "attachmentID"))
  .post("/:attachmentID/remove", ...act(Attachment.remove, "attachmentID"))
  .post("/:attachmentID/leave", ...look(Attachment.createDownloadToken, "attachmentID"))
