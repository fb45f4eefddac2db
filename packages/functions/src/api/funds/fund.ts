import { Fund } from "@ventanilla/core/funds/fund"
import {
  ApproveInput,
  EvidenceInput,
  FromIDInput,
  ListInput,
  RefuseInput,
  RequestInput,
} from "@ventanilla/core/funds/fund/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path, query } from "../operation"
import { nothing } from "../shapes"

const id = path(FromIDInput)

export const fund = new Hono<Env>()
  .get("/", may("fund.list"), query(ListInput), async (c) => c.json(await Fund.list(c.req.valid("query"))))
  .post("/", may("fund.request"), body(RequestInput), async (c) =>
    c.json(await once(() => Fund.request(c.req.valid("json"))), 201),
  )
  .post("/:fundID/evidence", may("fund.evidence"), id, body(EvidenceInput.omit({ fundID: true })), async (c) =>
    c.json(await once(() => Fund.evidence({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:fundID/approve", may("fund.approve"), id, body(ApproveInput.omit({ fundID: true })), async (c) =>
    c.json(await once(() => Fund.approve({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:fundID/refuse", may("fund.refuse"), id, body(RefuseInput.omit({ fundID: true })), async (c) =>
    c.json(await once(() => Fund.refuse({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:fundID/give", may("fund.give"), id, body(nothing), async (c) =>
    c.json(await once(() => Fund.give(c.req.valid("param")))),
  )
  .post("/:fundID/withdraw", may("fund.withdraw"), id, body(nothing), async (c) =>
    c.json(await once(() => Fund.withdraw(c.req.valid("param")))),
  )
