import { Hono } from "hono"
import { alliance } from "./alliance"
import { assistance } from "./assistance"
import { attachment } from "./attachment"
import { casefile } from "./casefile"
import { caseload } from "./caseload"
import { catalogue, networkCatalogue } from "./catalogue"
import { closing } from "./closing"
import { commitment } from "./commitment"
import { conduct } from "./conduct"
import { config } from "./config"
import { consent, disclosure } from "./consent"
import { contact } from "./contact"
import { dependant } from "./dependant"
import { detection } from "./detection"
import { district, networkDistricts, residence } from "./district"
import { draft } from "./draft"
import { asHeadquarters, asIdentity, asPartner, asPublic, asStaff } from "./enter"
import type { Env } from "./env"
import { errand } from "./errand"
import { feedback, networkFeedback } from "./feedback"
import { followup } from "./followup"
import { fund } from "./fund"
import { guide } from "./guide"
import { handover } from "./handover"
import { headquarters } from "./headquarters"
import { hsds } from "./hsds"
import { incident } from "./incident"
import { mailbox } from "./mailbox"
import { note } from "./note"
import { notification } from "./notification"
import { audit, networkNumbers, numbers } from "./numbers"
import { organization } from "./organization"
import { outreach } from "./outreach"
import { access, glass, looks } from "./oversight"
import { partner } from "./partner"
import { person } from "./person"
import { networkProgramme, programme } from "./programme"
import { protocol, workshop } from "./protocol"
import { protocolrun } from "./protocolrun"
import { publicCalendar } from "./publicCalendar"
import { publicGuide } from "./publicGuide"
import { publicHsds } from "./publicHsds"
import { publicInvitation } from "./publicInvitation"
import { publicMailbox } from "./publicMailbox"
import { referral } from "./referral"
import { networkReport, report, transparency } from "./report"
import { review } from "./review"
import { risk } from "./risk"
import { safetyplan } from "./safetyplan"
import { instrument, publicOffice, screening } from "./screening"
import { session } from "./session"
import { settings } from "./settings"
import { sheet } from "./sheet"
import { shell } from "./shell"
import { signup } from "./signup"
import { staff } from "./staff"
import { summary } from "./summary"
import { networkTarget, target } from "./target"
import { task } from "./task"
import { timeline } from "./timeline"

import { training } from "./training"
import { transfer } from "./transfer"
import { publicListing, trouble, verification } from "./verification"

const open = new Hono<Env>()
  .use(asPublic)
  .route("/invitations", publicInvitation)
  .route("/mailboxes", publicMailbox)
  .route("/listings", publicListing)
  .route("/guides", publicGuide)
  .route("/offices", publicOffice)
  .route("/calendars", publicCalendar)
  .route("/hsds", publicHsds)
const network = new Hono<Env>()
  .use(asHeadquarters)
  .route("/numbers", networkNumbers)
  .route("/targets", networkTarget)
  .route("/reports", networkReport)
  .route("/transparency", transparency)
  .route("/catalogues", networkCatalogue)
  .route("/protocols", workshop)
  .route("/feedback", networkFeedback)
  .route("/instrument", instrument)
  .route("/programmes", networkProgramme)
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
  .route("/hsds", hsds)
  .route("/guide", guide)
  .route("/verifications", verification)
  .route("/troubles", trouble)
  .route("/alliances", alliance)
  .route("/commitments", commitment)
  .route("/attachments", attachment)
  .route("/outreaches", outreach)
  .route("/signups", signup)
  .route("/trainings", training)
  .route("/notifications", notification)
  .route("/mailboxes", mailbox)
  .route("/casefiles", casefile)
  .route("/persons", person)
  .route("/consents", consent)
  .route("/disclosures", disclosure)
  .route("/screenings", screening)
  .route("/referrals", referral)
  .route("/protocols", protocol)
  .route("/feedback", feedback)
  .route("/protocolruns", protocolrun)
  .route("/risks", risk)
  .route("/safetyplans", safetyplan)
  .route("/casefiles", closing)
  .route("/contacts", contact)
  .route("/notes", note)
  .route("/assistances", assistance)
  .route("/programmes", programme)
  .route("/funds", fund)
  .route("/followups", followup)
  .route("/handovers", handover)
  .route("/reviews", review)
  .route("/caseload", caseload)
  .route("/timeline", timeline)
  .route("/drafts", draft)
  .route("/numbers", numbers)
  .route("/targets", target)
  .route("/reports", report)
  .route("/audit", audit)
  .route("/catalogues", catalogue)
  .route("/conduct", conduct)
  .route("/access", access)
  .route("/glasses", glass)
  .route("/looks", looks)
  .route("/sheets", sheet)
  .route("/incidents", incident)
  .route("/dependants", dependant)
  .route("/summaries", summary)

/** The product's one HTTP API, whole: its type is what the console is written against. `late.ts` serves it part by part. */
export const app = shell()
  .route("/config", new Hono<Env>().use(asPublic).route("/", config))
  .route("/public", open)
  .route("/session", new Hono<Env>().use(asIdentity).route("/", session))
  .route("/headquarters", network)
  .route("/partner", page)
  .route("/", inside)

export type Api = typeof app
