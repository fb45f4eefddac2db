import * as Audit from "@ventanilla/core/audit/audit"
import * as Numbers from "@ventanilla/core/reporting/numbers"
import * as Chain from "@ventanilla/core/tenancy/chain"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, search } from "../serve"

export const numbers = new Hono<Env>()
  .get("/", ...search(Numbers.read))
  .get("/figures", ...search(Numbers.figures))
  .post("/verify", ...act(Numbers.verify))

export const networkNumbers = new Hono<Env>()
  .get("/", ...search(Numbers.network))
  .get("/offices", ...search(Numbers.offices))
  .get("/figures", ...search(Numbers.networkFigures))

export const audit = new Hono<Env>().get("/", ...search(Audit.list)).get("/chain", ...search(Chain.verify))
