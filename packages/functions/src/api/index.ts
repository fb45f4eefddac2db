import { Hono } from "hono"
import { casefile } from "./casework/casefile"
import { consent, disclosure } from "./casework/consent"
import { dependant } from "./casework/dependant"
import { detection } from "./casework/detection"
import { incident } from "./casework/incident"
import { access, glass, looks } from "./casework/oversight"
import { person } from "./casework/person"
import { sheet } from "./casework/sheet"
import { summary } from "./casework/summary"
import { config } from "./config"
import { guide } from "./directory/guide"
import { hsds } from "./directory/hsds"
import { organization } from "./directory/organization"
import { publicGuide } from "./directory/publicGuide"
import { publicHsds } from "./directory/publicHsds"
import { asHeadquarters, asIdentity, asPartner, asPublic, asStaff } from "./enter"
import type { Env } from "./env"
import { assistance } from "./followup/assistance"
import { caseload } from "./followup/caseload"
import { closing } from "./followup/closing"
import { contact } from "./followup/contact"
import { errand } from "./followup/errand"
import { followup } from "./followup/followup"
import { handover } from "./followup/handover"
import { note } from "./followup/note"
import { review } from "./followup/review"
import { timeline } from "./followup/timeline"
import { transfer } from "./followup/transfer"
import { fund } from "./funds/fund"
import { networkProgramme, programme } from "./funds/programme"
import { attachment } from "./outreach/attachment"
import { commitment } from "./outreach/commitment"
import { notification } from "./outreach/notification"
import { outreach } from "./outreach/outreach"
import { publicCalendar } from "./outreach/publicCalendar"
import { signup } from "./outreach/signup"
import { training } from "./outreach/training"
import { alliance } from "./partners/alliance"
import { mailbox } from "./partners/mailbox"
import { partner } from "./partners/partner"
import { publicMailbox } from "./partners/publicMailbox"
import { referral } from "./partners/referral"
import { publicListing, trouble, verification } from "./partners/verification"
import { audit, networkNumbers, numbers } from "./reporting/numbers"
import { networkReport, report, transparency } from "./reporting/report"
import { networkTarget, target } from "./reporting/target"
import { feedback, networkFeedback } from "./safety/feedback"
import { protocol, workshop } from "./safety/protocol"
import { protocolrun } from "./safety/protocolrun"
import { risk } from "./safety/risk"
import { safetyplan } from "./safety/safetyplan"
import { instrument, publicOffice, screening } from "./safety/screening"
import { session } from "./session"
import { shell } from "./shell"
import { catalogue, networkCatalogue } from "./tenancy/catalogue"
import { conduct } from "./tenancy/conduct"
import { district, networkDistricts, residence } from "./tenancy/district"
import { draft } from "./tenancy/draft"
import { headquarters } from "./tenancy/headquarters"
import { publicInvitation } from "./tenancy/publicInvitation"
import { settings } from "./tenancy/settings"
import { staff } from "./tenancy/staff"
import { task } from "./tenancy/task"

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
