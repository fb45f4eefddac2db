import { seed } from "@ventanilla/core/data/programmes"
import { firstTemplate } from "@ventanilla/core/tenant/template"
import { canary, caseFileInput, hours, mailboxInput } from "./inputs"

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
  | "consentID"
  | "referralID"
  | "disclosureID"
  | "contactID"
  | "fundID"
  | "followupID"
  | "handoverID"
  | "reviewID"
  | "deviceID",
  string
>

const place = { language: "en", timeZone: "America/New_York", country: "US", state: "PA", hours }
const service = { name: "Consejería", category: "mental_health", languages: ["es"], serviceArea: [] }
const inMonth = { from: "2026-01", to: "2026-03" }

/** A well-formed body or query for every operation; a new operation must add its own here, or the walk fails. */
export const samples: Record<string, (ids: Ids) => Record<string, unknown>> = {
  "POST /api/public/invitations/look": () => ({ token: "ten_x.stf_x.secret" }),
  "POST /api/public/invitations/accept": () => ({ token: "ten_x.stf_x.secret", password: "Prueba-Ventanilla-1" }),
  "POST /api/public/mailboxes/look": () => ({ token: "ten_x.mbx_x.secret" }),
  "POST /api/public/mailboxes/confirm": () => ({ token: "ten_x.mbx_x.secret" }),
  "GET /api/headquarters/numbers": () => inMonth,
  "POST /api/headquarters/consulates": () => ({
    officeCode: "MAD",
    names: { es: "Consulado de México en Madrid", en: "Consulate of Mexico in Madrid" },
    country: "ES",
    timeZone: "Europe/Madrid",
    languages: ["es"],
    coordinatorEmail: "madrid@ejemplo.mx",
  }),
  "POST /api/headquarters/template": () => ({ version: 0, settings: firstTemplate }),
  "POST /api/staff": () => ({ email: "nueva@ejemplo.mx", role: "viewer", language: "es" }),
  "POST /api/staff/:staffID/role": () => ({ role: "viewer" }),
  "POST /api/settings": () => ({ set: { answerDays: 3 }, inherit: [] }),
  "GET /api/tasks": () => ({ status: "open" }),
  "POST /api/detections": () => ({
    area: "documentation",
    signs: ["fear"],
    askedInPrivate: true,
    contact: "she_calls",
    urgent: true,
  }),
  "GET /api/detections": () => ({ status: "waiting" }),
  "POST /api/organizations": () => ({ name: "Otra Casa", phone: "215 555 0101" }),
  "GET /api/organizations": () => ({}),
  "POST /api/organizations/:organizationID": () => ({ name: "Otra Casa", status: "active" }),
  "POST /api/organizations/:organizationID/services": () => service,
  "POST /api/organizations/:organizationID/services/:serviceID": () => ({ ...service, status: "active" }),
  "POST /api/alliances": ({ organizationID }) => ({ organizationID, kind: "mou", startsOn: "2026-01-01" }),
  "GET /api/alliances": ({ organizationID }) => ({ organizationID }),
  "POST /api/mailboxes": ({ organizationID }) => mailboxInput(organizationID, "otra@partner.example"),
  "GET /api/mailboxes": ({ organizationID }) => ({ organizationID }),
  "POST /api/mailboxes/:mailboxID/schedule": () => ({ ...place, schedule: { days: [2], minute: 540 } }),
  "POST /api/casefiles": () => caseFileInput(),
  "GET /api/casefiles": () => ({ status: "open", sort: "urgency" }),
  "POST /api/casefiles/:casefileID/change": () => ({ urgency: "urgent", needs: ["children"] }),
  "POST /api/casefiles/:casefileID/assign": ({ staffID }) => ({ staffID }),
  "POST /api/casefiles/:casefileID/close": () => ({ reason: "needs_met", openDoor: canary.note, satisfied: true }),
  "POST /api/persons/:personID/contact": () => ({ safeContact: { allowed: "she_calls", channels: [] } }),
  "POST /api/consents": ({ casefileID, organizationID }) => ({
    casefileID,
    organizationID,
    fields: ["preferred_name"],
    endsAt: new Date(Date.now() + 20 * 86_400_000).toISOString(),
    language: "es",
    given: "verbal_witnessed",
    witness: canary.witness,
  }),
  "GET /api/consents": ({ casefileID }) => ({ casefileID }),
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
  "POST /api/referrals/:referralID/complete": () => ({ outcome: "served" }),
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
  "POST /api/funds/:fundID/evidence": () => ({ evidence: ["request", "id", "receipt"] }),
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

const ulid = "01J00000000000000000000000"
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
  consentID: `con_${ulid}`,
  referralID: `ref_${ulid}`,
  disclosureID: `dsc_${ulid}`,
  contactID: `cnt_${ulid}`,
  fundID: `fnd_${ulid}`,
  followupID: `flw_${ulid}`,
  handoverID: `hnd_${ulid}`,
  reviewID: `rev_${ulid}`,
  deviceID: "0".repeat(32),
}
