import * as Staff from "@ventanilla/core/tenancy/staff"
import { Hono } from "hono"
import type { Env } from "./env"
import { act, read } from "./serve"

export const session = new Hono<Env>().get("/", ...read(Staff.session)).post("/end", ...act(Staff.signOutEverywhere))
