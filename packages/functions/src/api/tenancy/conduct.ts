import * as Staff from "@ventanilla/core/tenancy/staff"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, read } from "../serve"

export const conduct = new Hono<Env>().get("/", ...read(Staff.conduct)).post("/", ...act(Staff.sign))
