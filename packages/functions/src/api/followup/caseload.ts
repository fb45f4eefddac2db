import * as Caseload from "@ventanilla/core/followup/caseload"
import { Hono } from "hono"
import type { Env } from "../env"
import { read } from "../serve"

export const caseload = new Hono<Env>().get("/", ...read(Caseload.read))
