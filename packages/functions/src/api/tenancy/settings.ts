import * as Tenant from "@ventanilla/core/tenancy/tenant"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, read } from "../serve"

export const settings = new Hono<Env>().get("/", ...read(Tenant.settings)).post("/", ...act(Tenant.changeSettings))
