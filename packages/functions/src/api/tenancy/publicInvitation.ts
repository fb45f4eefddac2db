import * as Staff from "@ventanilla/core/tenancy/staff"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, look } from "../serve"

/**
 * The page behind an invitation mail. Reading is a POST because the link's secret must not be in a URL; it changes
 * nothing.
 */
export const publicInvitation = new Hono<Env>().post("/look", ...look(Staff.look)).post("/accept", ...act(Staff.accept))
