import * as Fund from "@ventanilla/core/funds/fund"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, create, search } from "../serve"

export const fund = new Hono<Env>()
  .get("/", ...search(Fund.list))
  .post("/", ...create(Fund.request))
  .post("/:fundID/evidence", ...act(Fund.evidence, "fundID"))
  .post("/:fundID/approve", ...act(Fund.approve, "fundID"))
  .post("/:fundID/refuse", ...act(Fund.refuse, "fundID"))
  .post("/:fundID/give", ...act(Fund.give, "fundID"))
  .post("/:fundID/withdraw", ...act(Fund.withdraw, "fundID"))
