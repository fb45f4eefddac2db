import { Tenant } from "@ventanilla/core/tenancy/tenant"
import { ChangeInput } from "@ventanilla/core/tenancy/tenant/settings"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once } from "../operation"

export const settings = new Hono<Env>()
  .get("/", may("settings.read"), async (c) => c.json(await Tenant.settings({})))
  .post("/", may("settings.change"), body(ChangeInput), async (c) =>
    c.json(await once(() => Tenant.changeSettings(c.req.valid("json")))),
  )
