import { Alliance } from "@ventanilla/core/partners/alliance"
import { ConfirmInput } from "@ventanilla/core/partners/alliance/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once } from "../operation"

/** The page behind a partner's verification link: `look` shows, `confirm` acts, and no GET does either. */
export const publicMailbox = new Hono<Env>()
  .post("/look", may("mailbox.look"), body(ConfirmInput), async (c) => c.json(await Alliance.look(c.req.valid("json"))))
  .post("/confirm", may("mailbox.confirm"), body(ConfirmInput), async (c) =>
    c.json(await once(() => Alliance.confirm(c.req.valid("json")))),
  )
  .post("/disown", may("mailbox.disown"), body(ConfirmInput), async (c) =>
    c.json(await once(() => Alliance.disown(c.req.valid("json")))),
  )
