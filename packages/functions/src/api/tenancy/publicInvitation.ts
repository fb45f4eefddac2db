import { Staff } from "@ventanilla/core/tenancy/staff"
import { AcceptInput, LookInput } from "@ventanilla/core/tenancy/staff/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once } from "../operation"

/**
 * The page behind an invitation mail. Reading is a POST because the link's secret must not be in a URL; it changes
 * nothing.
 */
export const publicInvitation = new Hono<Env>()
  .post("/look", may("invitation.look"), body(LookInput), async (c) => c.json(await Staff.look(c.req.valid("json"))))
  .post("/accept", may("invitation.accept"), body(AcceptInput), async (c) =>
    c.json(await once(() => Staff.accept(c.req.valid("json")))),
  )
