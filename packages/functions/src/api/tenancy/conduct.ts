import { Staff } from "@ventanilla/core/tenancy/staff"
import { SignInput } from "@ventanilla/core/tenancy/staff/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once } from "../operation"

export const conduct = new Hono<Env>()
  .get("/", may("conduct.read"), async (c) => c.json(await Staff.conduct({})))
  .post("/", may("conduct.sign"), body(SignInput), async (c) =>
    c.json(await once(() => Staff.sign(c.req.valid("json")))),
  )
