import * as Referral from "@ventanilla/core/partners/referral"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, create, search, show } from "../serve"

export const referral = new Hono<Env>()
  .get("/", ...search(Referral.list))
  .post("/", ...create(Referral.make))
  .get("/:referralID", ...show(Referral.fromID))
  .post("/:referralID/release", ...act(Referral.release, "referralID"))
  .post("/:referralID/withdraw", ...act(Referral.withdraw, "referralID"))
  .post("/:referralID/start", ...act(Referral.start, "referralID"))
  .post("/:referralID/called", ...act(Referral.called, "referralID"))
  .post("/:referralID/complete", ...act(Referral.complete, "referralID"))
