import * as Chain from "@ventanilla/core/tenancy/chain"
import * as Staff from "@ventanilla/core/tenancy/staff"
import * as Tenant from "@ventanilla/core/tenancy/tenant"
import { Hono } from "hono"
import type { Env } from "../env"
import { accept, act, read, search, show } from "../serve"

/**
 * Headquarters' operations: offices, consulates and the template that they inherit. None of them reaches a consulate's
 * table.
 */
export const headquarters = new Hono<Env>()
  .get("/offices", ...read(Tenant.offices))
  .get("/consulates", ...read(Tenant.list))
  .post("/consulates", ...accept(Tenant.onboard))
  .get("/consulates/:tenantID", ...show(Tenant.fromID))
  .post("/consulates/:tenantID/retry", ...act(Tenant.retry, "tenantID"))
  .post("/consulates/:tenantID/discard", ...act(Tenant.discard, "tenantID"))
  .get("/consulates/:tenantID/invitation", ...show(Staff.first))
  .post("/consulates/:tenantID/invitation", ...accept(Staff.askFirst, "tenantID"))
  .post("/consulates/:tenantID/suspend", ...act(Tenant.suspend, "tenantID"))
  .post("/consulates/:tenantID/resume", ...act(Tenant.resume, "tenantID"))
  .get("/audit/chain", ...search(Chain.verifyNetwork))
  .get("/template", ...read(Tenant.template))
  .post("/template", ...act(Tenant.publishTemplate))
