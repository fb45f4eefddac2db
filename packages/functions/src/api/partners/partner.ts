import * as Alliance from "@ventanilla/core/partners/alliance"
import * as Grant from "@ventanilla/core/partners/grant"
import * as Referral from "@ventanilla/core/partners/referral"
import { Hono } from "hono"
import type { Env } from "../env"
import { idempotent } from "../operation"
import { posting, read, show } from "../serve"

/** Actions with a link are counted before they are done. A malformed request never gets here, and costs no write. */
const spend = posting(200, (verb) =>
  idempotent(async () => {
    await Grant.spend()
    return verb()
  }),
)

/** The partner's page. GET shows and changes nothing; POST acts. */
export const partner = new Hono<Env>()
  .get("/waiting", ...read(Referral.waiting))
  .post("/referrals/:referralID/received", ...spend(Referral.receive, "referralID"))
  .post("/referrals/:referralID/accept", ...spend(Referral.accept, "referralID"))
  .post("/referrals/:referralID/decline", ...spend(Referral.decline, "referralID"))
  .post("/referrals/:referralID/call", ...spend(Referral.call, "referralID"))
  .post("/referrals/:referralID/unconfirmed", ...spend(Referral.unconfirmed, "referralID"))
  .post("/referrals/:referralID/undo", ...spend(Referral.undo, "referralID"))
  .post("/referrals/:referralID/code", ...spend(Referral.sendCode, "referralID"))
  .post("/referrals/:referralID/show", ...spend(Referral.show, "referralID"))
  .get("/shown/:disclosureID", ...show(Referral.shown))
  .post("/capacity", ...spend(Alliance.stateCapacity))
  .post("/disown", ...spend(Alliance.disownHeld))
