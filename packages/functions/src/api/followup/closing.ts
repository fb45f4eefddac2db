import { Closing } from "@ventanilla/core/followup/closing"
import { CheckInput, CloseInput, ReopenInput } from "@ventanilla/core/followup/closing/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path } from "../operation"

const id = path(CheckInput)

/** Closing and reopening of a case file; mounted beside the case file itself. */
export const closing = new Hono<Env>()
  .get("/:casefileID/closing", may("closing.check"), id, async (c) => c.json(await Closing.check(c.req.valid("param"))))
  .get("/:casefileID/closings", may("closing.list"), id, async (c) => c.json(await Closing.list(c.req.valid("param"))))
  .post("/:casefileID/close", may("casefile.close"), id, body(CloseInput.omit({ casefileID: true })), async (c) =>
    c.json(await once(() => Closing.close({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:casefileID/reopen", may("casefile.reopen"), id, body(ReopenInput.omit({ casefileID: true })), async (c) =>
    c.json(await once(() => Closing.reopen({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
