import { Hono } from "hono"
import { alliance } from "./alliance"
import { casefile } from "./casefile"
import { config } from "./config"
import { consent, disclosure } from "./consent"
import { detection } from "./detection"
import { district, networkDistricts, residence } from "./district"
import { asHeadquarters, asIdentity, asPartner, asPublic, asStaff } from "./enter"
import type { Env } from "./env"
import { errand } from "./errand"
import { headquarters } from "./headquarters"
import { mailbox } from "./mailbox"
import { audit, networkNumbers, numbers } from "./numbers"
import { organization } from "./organization"
import { partner } from "./partner"
import { person } from "./person"
import { publicInvitation } from "./publicInvitation"
import { publicMailbox } from "./publicMailbox"
import { referral } from "./referral"
import { session } from "./session"
import { settings } from "./settings"
import { shell } from "./shell"
import { staff } from "./staff"
import { task } from "./task"
import { transfer } from "./transfer"

const open = new Hono<Env>().use(asPublic).route("/invitations", publicInvitation).route("/mailboxes", publicMailbox)
const network = new Hono<Env>()
  .use(asHeadquarters)
  .route("/numbers", networkNumbers)
  .route("/districts", networkDistricts)
  .route("/", headquarters)
const page = new Hono<Env>().use(asPartner).route("/", partner)
const inside = new Hono<Env>()
  .use(asStaff)
  .route("/staff", staff)
  .route("/settings", settings)
  .route("/tasks", task)
  .route("/detections", detection)
  .route("/errands", errand)
  .route("/districts", district)
  .route("/residences", residence)
  .route("/transfers", transfer)
  .route("/organizations", organization)
  .route("/alliances", alliance)
  .route("/mailboxes", mailbox)
  .route("/casefiles", casefile)
  .route("/persons", person)
  .route("/consents", consent)
  .route("/disclosures", disclosure)
  .route("/referrals", referral)
  .route("/numbers", numbers)
  .route("/audit", audit)

/** The product's one HTTP API, whole: its type is what the console is written against. `late.ts` serves it part by part. */
export const app = shell()
  .route("/config", new Hono<Env>().use(asPublic).route("/", config))
  .route("/public", open)
  .route("/session", new Hono<Env>().use(asIdentity).route("/", session))
  .route("/headquarters", network)
  .route("/partner", page)
  .route("/", inside)

export type Api = typeof app
