import { Staff } from "@ventanilla/core/tenancy/staff"
import { Hono } from "hono"
import type { Env } from "./env"
import { body, may, once } from "./operation"
import { nothing } from "./shapes"

export const session = new Hono<Env>()
  .get("/", may("session.read"), async (c) => c.json(await Staff.session()))
  .post("/end", may("session.end"), body(nothing), async (c) => c.json(await once(() => Staff.signOutEverywhere({}))))
