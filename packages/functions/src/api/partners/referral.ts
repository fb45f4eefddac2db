import { Referral } from "@ventanilla/core/partners/referral"
import {
  CalledInput,
  CompleteInput,
  FromIDInput,
  ListInput,
  MakeInput,
  WithdrawInput,
} from "@ventanilla/core/partners/referral/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path, query } from "../operation"
import { nothing } from "../shapes"

const id = path(FromIDInput)

export const referral = new Hono<Env>()
  .get("/", may("referral.list"), query(ListInput), async (c) => c.json(await Referral.list(c.req.valid("query"))))
  .post("/", may("referral.make"), body(MakeInput), async (c) =>
    c.json(await once(() => Referral.make(c.req.valid("json"))), 201),
  )
  .get("/:referralID", may("referral.read"), id, async (c) => c.json(await Referral.fromID(c.req.valid("param"))))
  .post("/:referralID/release", may("referral.release"), id, body(nothing), async (c) =>
    c.json(await once(() => Referral.release(c.req.valid("param")))),
  )
  .post(
    "/:referralID/withdraw",
    may("referral.withdraw"),
    id,
    body(WithdrawInput.omit({ referralID: true })),
    async (c) => c.json(await once(() => Referral.withdraw({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:referralID/start", may("referral.start"), id, body(nothing), async (c) =>
    c.json(await once(() => Referral.start(c.req.valid("param")))),
  )
  .post("/:referralID/called", may("referral.called"), id, body(CalledInput.omit({ referralID: true })), async (c) =>
    c.json(await once(() => Referral.called({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post(
    "/:referralID/complete",
    may("referral.complete"),
    id,
    body(CompleteInput.omit({ referralID: true })),
    async (c) => c.json(await once(() => Referral.complete({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
