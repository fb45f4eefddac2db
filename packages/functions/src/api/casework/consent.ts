import * as Referral from "@ventanilla/core/partners/referral"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, create, search } from "../serve"

export const consent = new Hono<Env>()
  .get("/", ...search(Referral.consents))
  .post("/", ...create(Referral.giveConsent))
  .post("/decline", ...create(Referral.declineConsent))
  .post("/statistics", ...act(Referral.decideStatistics))
  .post("/:consentID/revoke", ...act(Referral.revokeConsent, "consentID"))

/** The disclosure ledger. */
export const disclosure = new Hono<Env>().get("/", ...search(Referral.ledger))
