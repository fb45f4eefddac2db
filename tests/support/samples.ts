import { Question } from "@ventanilla/core/casework/consent/schema"
import { firstEntries } from "@ventanilla/core/data/catalogue-words"
import { firstDistricts } from "@ventanilla/core/data/districts"
import { seed } from "@ventanilla/core/data/programmes"
import { firstRuler } from "@ventanilla/core/data/violentometro"
import { firstTemplate } from "@ventanilla/core/tenancy/tenant/template"
import {
  canary,
  caseFileInput,
  dependantInput,
  hours,
  identityInput,
  incidentInput,
  mailboxInput,
  situationInput,
} from "./inputs"
import { protocolContent } from "./protocols"
import { alliance } from "./samples/alliance"
import { directory } from "./samples/directory"
import { guide } from "./samples/guide"
import { mobile } from "./samples/mobile"
import { numbers } from "./samples/numbers"
import { outreach } from "./samples/outreach"
import { reports } from "./samples/reports"
import { training } from "./samples/training"

/** Ids of one consulate's records, by the name a path or body gives them. */
export type Ids = Record<
  | "tenantID"
  | "staffID"
  | "taskID"
  | "detectionID"
  | "organizationID"
  | "serviceID"
  | "allianceID"
  | "mailboxID"
  | "casefileID"
  | "personID"
  | "otherID"
  | "consentID"
  | "referralID"
  | "disclosureID"
  | "protocol"
  | "screeningID"
  | "officeCode"
  | "runID"
  | "contactID"
  | "fundID"
  | "followupID"
  | "handoverID"
  | "reviewID"
  | "deviceID"
  | "glassID"
  | "incidentID"
  | "dependantID"
  | "errandID"
  | "transferID"
  | "outreachID"
  | "signupID"
  | "trainingID"
  | "certificateID"
  | "notificationID"
  | "attachmentID"
  | "commitmentID"
  | "locationID"
  | "verificationID"
  | "reportID"
  | "recordID",
  string
>

const place = { language: "en", timeZone: "America/New_York", country: "US", state: "PA", hours }
const service = { name: "Consejería", category: "mental_health", languages: ["es"], serviceArea: [] }
const ulid = "01J00000000000000000000000"
const inAWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString()
const inMonth = { from: "2026-01", to: "2026-03" }

export type Samples = Record<string, (ids: Ids) => Record<string, unknown>>

/** A well-formed body or query for every operation; a new operation must add its own here, or the walk fails. */
export const samples: Samples = {
  ...directory,
  ...guide,
  ...alliance,
  ...training,
  ...outreach,
  ...mobile,
  ...numbers,
  ...reports,
  "POST /api/public/invitations/look": () => ({ token: "ten_x.stf_x.secret" }),
  "POST /api/public/invitations/accept": () => ({ token: "ten_x.stf_x.secret", password: "Prueba-Ventanilla-1" }),
  "POST /api/public/mailboxes/look": () => ({ token: "ten_x.mbx_x.secret" }),
  "POST /api/public/mailboxes/confirm": () => ({ token: "ten_x.mbx_x.secret" }),
  "POST /api/public/mailboxes/disown": () => ({ token: "ten_x.mbx_x.secret" }),
  "GET /api/headquarters/numbers": () => inMonth,
  "POST /api/headquarters/consulates": () => ({
    officeCode: "MAD",
    names: { es: "Consulado de México en Madrid", en: "Consulate of Mexico in Madrid" },
    country: "ES",
    timeZone: "Europe/Madrid",
    languages: ["es"],
    coordinatorEmail: "madrid@ejemplo.mx",
  }),
  "POST /api/headquarters/consulates/:tenantID/invitation": () => ({ version: 0, email: "madrid.bien@ejemplo.mx" }),
  "POST /api/headquarters/template": () => ({ version: 0, settings: firstTemplate }),
  "POST /api/headquarters/catalogues": () => ({ key: "place", version: 0, entries: firstEntries("place") }),
  "POST /api/staff": () => ({ email: "nueva@ejemplo.mx", role: "viewer", language: "es" }),
  "POST /api/staff/:staffID/role": () => ({ role: "viewer", version: 1 }),
  "POST /api/settings": () => ({ set: { answerDays: 3 }, inherit: [] }),
  "GET /api/tasks": () => ({ status: "open", limit: "100" }),
  "POST /api/detections": () => ({
    area: "documentation",
    signs: ["fear"],
    askedInPrivate: true,
    contact: "she_calls",
    urgent: true,
  }),
  "GET /api/detections": () => ({ status: "waiting" }),
  "GET /api/detections/mine": () => ({}),
  "POST /api/detections/:detectionID/dismiss": () => ({ reason: "her_decision" }),
  "GET /api/errands": ({ casefileID }) => ({ casefileID }),
  "POST /api/errands": ({ casefileID }) => ({
    casefileID,
    kind: "urgent_passport",
    area: "documentation",
    urgent: true,
    dueAt: inAWeek(),
    note: canary.errand,
  }),
  "GET /api/errands/mine": () => ({ side: "open" }),
  "POST /api/errands/:errandID/answer": () => ({
    answer: { outcome: "appointment", at: inAWeek(), note: canary.answer },
  }),
  "GET /api/districts/whose": () => ({ place: "US-42101", on: "2026-03-02" }),
  "POST /api/headquarters/districts": () => ({ version: 0, spans: firstDistricts }),
  "POST /api/residences/:casefileID": () => ({ place: "US-34007" }),
  "GET /api/transfers": ({ casefileID }) => ({ casefileID }),
  "GET /api/transfers/arrived": () => ({ stage: "open" }),
  "POST /api/transfers": ({ casefileID }) => ({
    casefileID,
    officeCode: "SEA",
    fields: ["names", "safe_contact", "note"],
    note: canary.handover,
    language: "es",
    given: "verbal_witnessed",
    witness: canary.witness,
  }),
  "POST /api/transfers/:transferID/accept": () => ({ file: caseFileInput() }),
  "POST /api/transfers/:transferID/return": () => ({ reason: "no_capacity" }),
  "POST /api/organizations": () => ({ name: "Otra Casa", phone: "215 555 0101" }),
  "GET /api/organizations": () => ({}),
  "POST /api/organizations/:organizationID": () => ({ name: "Otra Casa", status: "active", version: 1 }),
  "POST /api/organizations/:organizationID/services": () => service,
  "POST /api/organizations/:organizationID/services/:serviceID": () => ({ ...service, status: "active", version: 1 }),
  "POST /api/alliances": ({ organizationID }) => ({ organizationID, kind: "mou", startsOn: "2026-01-01" }),
  "GET /api/alliances": ({ organizationID }) => ({ organizationID }),
  "POST /api/mailboxes": ({ organizationID }) => mailboxInput(organizationID, "otra@partner.example"),
  "GET /api/mailboxes": ({ organizationID }) => ({ organizationID }),
  "POST /api/mailboxes/:mailboxID/schedule": () => ({ ...place, schedule: { days: [2], minute: 540 }, version: 1 }),
  "POST /api/casefiles": () => caseFileInput(),
  "GET /api/casefiles": () => ({ status: "open", sort: "urgency" }),
  "GET /api/casefiles/count": () => ({ status: "open" }),
  "POST /api/casefiles/:casefileID/change": () => ({ urgency: "urgent", needs: ["children"], version: 1 }),
  "POST /api/casefiles/:casefileID/assign": ({ staffID }) => ({ staffID }),
  "POST /api/casefiles/:casefileID/close": () => ({ reason: "needs_met", openDoor: canary.note, satisfied: true }),
  "POST /api/persons/:personID/contact": () => ({ safeContact: { allowed: "she_calls", channels: [] }, version: 1 }),
  "POST /api/persons/search": () => ({ q: `${canary.given} ${canary.firstSurname}` }),
  "POST /api/persons/alike": () => ({
    names: { given: canary.given, firstSurname: canary.firstSurname, secondSurname: canary.secondSurname },
    phones: [canary.phone],
  }),
  "POST /api/persons/:personID/identity": () => ({ ...identityInput(), version: 1 }),
  "POST /api/persons/:personID/merge": ({ otherID }) => ({ otherID }),
  "POST /api/persons/:personID/unmerge": ({ otherID }) => ({ otherID }),
  "POST /api/persons/:personID/hold": () => ({ reason: "court" }),
  "POST /api/persons/:personID/erase": () => ({ folio: "VAIM-2222", reason: "her_request" }),
  "POST /api/sheets/:casefileID": () => ({ version: 1, set: { situation: situationInput("2026-01-10") } }),
  "GET /api/incidents": ({ casefileID }) => ({ casefileID }),
  "POST /api/incidents": ({ casefileID }) => incidentInput(casefileID),
  "POST /api/incidents/:incidentID": ({ casefileID }) => ({ ...incidentInput(casefileID), version: 1 }),
  "POST /api/incidents/:incidentID/remove": ({ casefileID }) => ({ casefileID, version: 1 }),
  "GET /api/dependants": ({ casefileID }) => ({ casefileID }),
  "POST /api/dependants": ({ casefileID }) => dependantInput(casefileID),
  "POST /api/dependants/:dependantID": ({ casefileID }) => ({ ...dependantInput(casefileID), version: 1 }),
  "POST /api/dependants/:dependantID/remove": ({ casefileID }) => ({ casefileID, version: 1 }),
  "POST /api/consents": ({ casefileID, organizationID }) => ({
    casefileID,
    organizationID,
    fields: ["preferred_name"],
    endsAt: new Date(Date.now() + 20 * 86_400_000).toISOString(),
    language: "es",
    given: "verbal_witnessed",
    witness: canary.witness,
    talked: [...Question.options],
  }),
  "GET /api/consents": ({ casefileID }) => ({ casefileID }),
  "POST /api/screenings": ({ casefileID }) => ({
    casefileID,
    edition: 0,
    outcome: "answered",
    inPrivate: true,
    whole: true,
    marked: ["v01", "v21"],
  }),
  "GET /api/screenings": ({ casefileID }) => ({ casefileID }),
  "POST /api/headquarters/instrument": () => ({
    version: 0,
    ruler: firstRuler,
    source: "Edición de prueba",
    permissionOnFile: true,
  }),
  "GET /api/headquarters/instrument": () => ({}),
  "POST /api/consents/decline": ({ casefileID, organizationID }) => ({ casefileID, organizationID }),
  "POST /api/consents/statistics": ({ casefileID }) => ({ casefileID, decision: "given", language: "es" }),
  "GET /api/disclosures": ({ casefileID }) => ({ casefileID }),
  "POST /api/referrals": ({ casefileID, organizationID, serviceID, consentID }) => ({
    casefileID,
    organizationID,
    serviceID,
    consentID,
    urgency: "soon",
  }),
  "GET /api/referrals": () => ({ group: "open" }),
  "POST /api/referrals/:referralID/withdraw": () => ({ reason: "made_by_mistake" }),
  "POST /api/referrals/:referralID/called": () => ({ about: "please_call" }),
  "POST /api/referrals/:referralID/complete": () => ({ outcome: "served" }),
  "GET /api/headquarters/protocols/:protocol/edition": () => ({ version: "1" }),
  "GET /api/headquarters/protocols/:protocol/changes": () => ({ from: "1", to: "1" }),
  "POST /api/headquarters/protocols/:protocol/draft": () => ({ revision: 0, base: 1, content: protocolContent("gbv") }),
  "POST /api/headquarters/protocols/:protocol/discard": () => ({ revision: 0 }),
  "POST /api/headquarters/protocols/:protocol/publish": () => ({ revision: 1, said: "Texto nuevo" }),
  "GET /api/headquarters/feedback": () => ({ protocol: "gbv" }),
  "POST /api/headquarters/feedback/answer": ({ tenantID }) => ({ tenantID, feedbackID: `fbk_${ulid}`, answer: null }),
  "GET /api/protocols/edition": () => ({ protocol: "gbv" }),
  "GET /api/protocols/changes": () => ({ protocol: "gbv", from: "1", to: "1" }),
  "POST /api/feedback": () => ({ protocol: "gbv", version: 1, step: "peligro", text: "Falta el número local" }),
  "GET /api/risks": ({ casefileID }) => ({ casefileID }),
  "POST /api/risks/ask": ({ casefileID }) => ({
    casefileID,
    edition: 1,
    inPrivate: true,
    answers: { documents_withheld: "yes", weapons: "no", stalking: "unsaid" },
  }),
  "POST /api/risks/instrument": ({ casefileID }) => ({
    casefileID,
    instrument: "lap",
    appliedOn: "2026-03-01",
    appliedBy: "Oficial de prueba",
    outcome: "high_danger",
  }),
  "POST /api/risks/handover": ({ casefileID }) => ({ casefileID, to: "ndvh", outcome: "reached", confirmWithin: 60 }),
  "GET /api/protocolruns": ({ casefileID }) => ({ casefileID }),
  "GET /api/protocolruns/offers": ({ casefileID }) => ({ casefileID }),
  "GET /api/protocolruns/coverage": () => ({ protocol: "gbv" }),
  "POST /api/protocolruns": ({ casefileID }) => ({ casefileID, protocol: "gbv", setting: "office" }),
  "POST /api/protocolruns/:runID/mark": () => ({
    step: "decisiones",
    state: "done",
    value: canary.told,
    note: canary.told,
    seen: null,
  }),
  "POST /api/protocolruns/:runID/clear": () => ({ step: "decisiones", seen: null }),
  "POST /api/protocolruns/:runID/adopt": () => ({ edition: 2 }),
  "POST /api/protocolruns/:runID/keep": () => ({ edition: 2 }),
  "POST /api/protocolruns/:runID/end": () => ({ reason: "her_decision" }),
  "POST /api/safetyplans/:casefileID/keep": () => ({
    sheWants: true,
    version: 0,
    plan: { sections: { safe_now: { ticked: ["place"], text: canary.told } } },
  }),
  "POST /api/safetyplans/:casefileID/forget": () => ({ version: 1 }),
  "GET /api/contacts": ({ casefileID }) => ({ casefileID }),
  "GET /api/contacts/reach": ({ casefileID }) => ({ casefileID }),
  "POST /api/contacts": ({ casefileID }) => ({
    casefileID,
    direction: "she_reached_us",
    channel: "phone",
    outcome: "reached",
    note: canary.note,
  }),
  "POST /api/contacts/start": ({ casefileID }) => ({
    casefileID,
    channel: "phone",
    way: 0,
    exception: { kind: "legal_deadline", words: canary.note },
  }),
  "POST /api/contacts/:contactID/finish": () => ({ outcome: "reached", note: canary.note }),
  "GET /api/notes": ({ casefileID }) => ({ casefileID }),
  "POST /api/notes": ({ casefileID }) => ({ casefileID, text: canary.note }),
  "GET /api/assistances": ({ casefileID }) => ({ casefileID }),
  "POST /api/assistances": ({ casefileID }) => ({
    casefileID,
    category: "mental_health",
    outcome: "given",
    area: "legal",
    note: canary.note,
  }),
  "POST /api/headquarters/programmes": () => ({
    version: 0,
    programmes: [...seed.programmes].map(({ key, es, en }) => ({
      ...{ key, es, en, fiscalYear: 2030, currency: "USD", ceiling: null, evidence: [] },
      source: "Prueba",
      confidence: "G",
    })),
  }),
  "GET /api/funds": ({ casefileID }) => ({ casefileID }),
  "POST /api/funds": ({ casefileID }) => ({ casefileID, programme: "economic_aid", amount: 12_050, note: canary.note }),
  "POST /api/funds/:fundID/evidence": () => ({ evidence: ["request", "id", "receipt"], version: 1 }),
  "POST /api/funds/:fundID/approve": () => ({ amount: 10_000 }),
  "POST /api/funds/:fundID/refuse": () => ({ reason: "no_funds" }),
  "GET /api/followups": ({ casefileID }) => ({ casefileID }),
  "POST /api/followups": ({ casefileID }) => ({
    casefileID,
    kind: "document",
    dueAt: "2030-06-03T15:00:00.000Z",
    words: canary.note,
  }),
  "POST /api/followups/:followupID/snooze": () => ({ dueAt: "2030-06-04T15:00:00.000Z" }),
  "POST /api/followups/:followupID/done": () => ({ result: "done", words: canary.note }),
  "GET /api/handovers": ({ casefileID }) => ({ casefileID }),
  "POST /api/handovers": ({ casefileID, staffID }) => ({ casefileID, to: staffID, note: canary.note }),
  "GET /api/reviews": ({ casefileID }) => ({ casefileID }),
  "GET /api/reviews/queue": () => ({ status: "waiting" }),
  "POST /api/reviews": ({ casefileID }) => ({ casefileID, cause: "requested", question: canary.note }),
  "POST /api/reviews/:reviewID/settle": () => ({ outcome: "guidance", answer: canary.note }),
  "GET /api/drafts/key": ({ deviceID }) => ({ deviceID }),
  "POST /api/drafts/keep": ({ deviceID }) => ({ deviceID }),
  "POST /api/drafts/forget": ({ deviceID }) => ({ deviceID }),
  "GET /api/timeline": ({ casefileID }) => ({ casefileID }),
  "GET /api/numbers": () => inMonth,
  "POST /api/numbers/verify": () => ({}),
  "GET /api/audit/chain": () => ({ from: "2030-03-04", to: "2030-03-10" }),
  "GET /api/headquarters/audit/chain": () => ({ from: "2030-03-04", to: "2030-03-10" }),
  "POST /api/staff/:staffID/fitness": () => ({ courseUntil: "2031-01-31" }),
  "POST /api/conduct": () => ({ version: 1 }),
  "POST /api/glasses": ({ casefileID }) => ({
    casefileID,
    reason: `${canary.witness} llamó, y su expediente es de otra`,
  }),
  "GET /api/glasses": () => ({ status: "open" }),
  "POST /api/glasses/:casefileID/:glassID/review": () => ({ verdict: "justified", words: "Era una urgencia" }),
  "GET /api/looks": ({ casefileID }) => ({ casefileID }),
  "GET /api/audit": ({ casefileID }) => ({ subject: casefileID }),
  "POST /api/partner/referrals/:referralID/decline": () => ({ reason: "no_capacity" }),
  "POST /api/partner/referrals/:referralID/show": () => ({ code: "123456" }),
  "POST /api/partner/capacity": () => ({ status: "accepting" }),
}

/** `/api/casefiles/:casefileID` → `/casefiles/cas_…`, with the query of its sample. */
export function address(operation: { method: string; path: string }, ids: Ids): string {
  const path = operation.path.replace(/^\/api/, "").replace(/:(\w+)/g, (_, name: keyof Ids) => ids[name])
  const query = operation.method === "GET" ? samples[`${operation.method} ${operation.path}`]?.(ids) : undefined
  return query && Object.keys(query).length > 0
    ? `${path}?${new URLSearchParams(query as Record<string, string>)}`
    : path
}
export const bodyOf = (operation: { method: string; path: string }, ids: Ids) =>
  operation.method === "POST" ? (samples[`${operation.method} ${operation.path}`]?.(ids) ?? {}) : undefined

/** Well-formed ids of nothing. */
export const nowhere: Ids = {
  tenantID: `ten_${ulid}`,
  staffID: `stf_${ulid}`,
  taskID: `tsk_${ulid}`,
  detectionID: `det_${ulid}`,
  organizationID: `org_${ulid}`,
  serviceID: `srv_${ulid}`,
  allianceID: `all_${ulid}`,
  mailboxID: `mbx_${ulid}`,
  casefileID: `cas_${ulid}`,
  personID: `per_${ulid}`,
  otherID: `per_${ulid.replace(/0$/, "1")}`,
  consentID: `con_${ulid}`,
  referralID: `ref_${ulid}`,
  disclosureID: `dsc_${ulid}`,
  protocol: "gbv",
  screeningID: `scr_${ulid}`,
  officeCode: "NADA",
  runID: `run_${ulid}`,
  contactID: `cnt_${ulid}`,
  fundID: `fnd_${ulid}`,
  followupID: `flw_${ulid}`,
  handoverID: `hnd_${ulid}`,
  reviewID: `rev_${ulid}`,
  deviceID: "0".repeat(32),
  glassID: `gls_${ulid}`,
  incidentID: `inc_${ulid}`,
  dependantID: `dpt_${ulid}`,
  errandID: `ern_${ulid}`,
  transferID: `trf_${ulid}`,
  outreachID: `out_${ulid}`,
  signupID: `sgn_${ulid}`,
  trainingID: `trn_${ulid}`,
  certificateID: `crt_${ulid}`,
  notificationID: `ntf_${ulid}`,
  attachmentID: `att_${ulid}`,
  commitmentID: `cmt_${ulid}`,
  locationID: `loc_${ulid}`,
  verificationID: `vrf_${ulid}`,
  reportID: `rpt_${ulid}`,
  recordID: "00000000-0000-4000-8000-000000000000",
}
