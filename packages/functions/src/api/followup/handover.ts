import { Handover } from "@ventanilla/core/followup/handover"
import { AnswerInput, ListInput, OfferInput } from "@ventanilla/core/followup/handover/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path, query } from "../operation"
import { nothing } from "../shapes"

const id = path(AnswerInput)

export const handover = new Hono<Env>()
  .get("/", may("handover.list"), query(ListInput), async (c) => c.json(await Handover.list(c.req.valid("query"))))
  .post("/", may("handover.offer"), body(OfferInput), async (c) =>
    c.json(await once(() => Handover.offer(c.req.valid("json"))), 201),
  )
  .post("/:handoverID/accept", may("handover.accept"), id, body(nothing), async (c) =>
    c.json(await once(() => Handover.accept(c.req.valid("param")))),
  )
  .post("/:handoverID/decline", may("handover.decline"), id, body(nothing), async (c) =>
    c.json(await once(() => Handover.decline(c.req.valid("param")))),
  )
  .post("/:handoverID/withdraw", may("handover.withdraw"), id, body(nothing), async (c) =>
    c.json(await once(() => Handover.withdraw(c.req.valid("param")))),
  )
