import { Draft } from "@ventanilla/core/tenancy/draft"
import { DeviceInput, KeepInput } from "@ventanilla/core/tenancy/draft/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, query } from "../operation"

/** Keys for encrypting unsent drafts: stored here, used in the browser. */
export const draft = new Hono<Env>()
  .get("/key", may("draft.key"), query(DeviceInput), async (c) => c.json(await Draft.key(c.req.valid("query"))))
  .post("/keep", may("draft.keep"), body(KeepInput), async (c) =>
    c.json(await once(() => Draft.keep(c.req.valid("json")))),
  )
  .post("/forget", may("draft.forget"), body(DeviceInput), async (c) =>
    c.json(await once(() => Draft.forget(c.req.valid("json")))),
  )
