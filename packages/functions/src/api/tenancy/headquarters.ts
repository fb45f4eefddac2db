import { Chain } from "@ventanilla/core/tenancy/chain"
import { VerifyInput } from "@ventanilla/core/tenancy/chain/schema"
import { Staff } from "@ventanilla/core/tenancy/staff"
import { AskFirstInput } from "@ventanilla/core/tenancy/staff/schema"
import { Tenant } from "@ventanilla/core/tenancy/tenant"
import { FromIDInput, OnboardInput, PublishTemplateInput } from "@ventanilla/core/tenancy/tenant/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path, query } from "../operation"
import { nothing } from "../shapes"

const id = path(FromIDInput)

/**
 * Headquarters' operations: offices, consulates and the template that they inherit. None of them reaches a consulate's
 * table.
 */
export const headquarters = new Hono<Env>()
  .get("/offices", may("office.list"), async (c) => c.json(await Tenant.offices({})))
  .get("/consulates", may("tenant.list"), async (c) => c.json(await Tenant.list({})))
  .post("/consulates", may("tenant.onboard"), body(OnboardInput), async (c) =>
    c.json(await once(() => Tenant.onboard(c.req.valid("json"))), 202),
  )
  .get("/consulates/:tenantID", may("tenant.read"), id, async (c) => c.json(await Tenant.fromID(c.req.valid("param"))))
  .post("/consulates/:tenantID/retry", may("tenant.retry"), id, body(nothing), async (c) =>
    c.json(await once(() => Tenant.retry(c.req.valid("param")))),
  )
  .post("/consulates/:tenantID/discard", may("tenant.discard"), id, body(nothing), async (c) =>
    c.json(await once(() => Tenant.discard(c.req.valid("param")))),
  )
  .get("/consulates/:tenantID/invitation", may("tenant.read"), id, async (c) =>
    c.json(await Staff.first(c.req.valid("param"))),
  )
  .post(
    "/consulates/:tenantID/invitation",
    may("tenant.invite"),
    id,
    body(AskFirstInput.omit({ tenantID: true })),
    async (c) => c.json(await once(() => Staff.askFirst({ ...c.req.valid("param"), ...c.req.valid("json") })), 202),
  )
  .post("/consulates/:tenantID/suspend", may("tenant.suspend"), id, body(nothing), async (c) =>
    c.json(await once(() => Tenant.suspend(c.req.valid("param")))),
  )
  .post("/consulates/:tenantID/resume", may("tenant.resume"), id, body(nothing), async (c) =>
    c.json(await once(() => Tenant.resume(c.req.valid("param")))),
  )
  .get("/audit/chain", may("network.audit"), query(VerifyInput), async (c) =>
    c.json(await Chain.verifyNetwork(c.req.valid("query"))),
  )
  .get("/template", may("template.read"), async (c) => c.json(await Tenant.template({})))
  .post("/template", may("template.publish"), body(PublishTemplateInput), async (c) =>
    c.json(await once(() => Tenant.publishTemplate(c.req.valid("json")))),
  )
