import { Draft } from "@ventanilla/core/draft"
import { DeviceInput } from "@ventanilla/core/draft/schema"
import { Hono } from "hono"
import type { Env } from "./env"
import { body, may, once, path } from "./operation"
import { nothing } from "./shapes"

const id = path(DeviceInput)

/** Keys of what is typed and not sent: kept here, used in the browser. */
export const draft = new Hono<Env>()
  .get("/:deviceID", may("draft.key"), id, async (c) => c.json(await Draft.key(c.req.valid("param"))))
  .post("/:deviceID/keep", may("draft.keep"), id, body(nothing), async (c) =>
    c.json(await once(() => Draft.keep(c.req.valid("param")))),
  )
  .post("/:deviceID/forget", may("draft.forget"), id, body(nothing), async (c) =>
    c.json(await once(() => Draft.forget(c.req.valid("param")))),
  )
