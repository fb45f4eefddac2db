import { Caseload } from "@ventanilla/core/followup/caseload"
import { Hono } from "hono"
import type { Env } from "../env"
import { may } from "../operation"

export const caseload = new Hono<Env>().get("/", may("caseload.read"), async (c) => c.json(await Caseload.read({})))
