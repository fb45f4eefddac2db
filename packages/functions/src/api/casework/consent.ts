import {
  DecideInput,
  DeclineInput,
  GiveInput,
  LedgerInput,
  ListInput,
  RevokeInput,
} from "@ventanilla/core/casework/consent/schema"
import { Referral } from "@ventanilla/core/partners/referral"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path, query } from "../operation"
import { nothing } from "../shapes"

export const consent = new Hono<Env>()
  .get("/", may("consent.list"), query(ListInput), async (c) => c.json(await Referral.consents(c.req.valid("query"))))
  .post("/", may("consent.give"), body(GiveInput), async (c) =>
    c.json(await once(() => Referral.giveConsent(c.req.valid("json"))), 201),
  )
  .post("/decline", may("consent.decline"), body(DeclineInput), async (c) =>
    c.json(await once(() => Referral.declineConsent(c.req.valid("json"))), 201),
  )
  .post("/statistics", may("consent.statistics"), body(DecideInput), async (c) =>
    c.json(await once(() => Referral.decideStatistics(c.req.valid("json")))),
  )
  .post("/:consentID/revoke", may("consent.revoke"), path(RevokeInput), body(nothing), async (c) =>
    c.json(await once(() => Referral.revokeConsent(c.req.valid("param")))),
  )

/** The disclosure ledger. */
export const disclosure = new Hono<Env>().get("/", may("disclosure.list"), query(LedgerInput), async (c) =>
  c.json(await Referral.ledger(c.req.valid("query"))),
)
