import { randomUUID } from "node:crypto"
import type { Key } from "@ventanilla/core/safety/protocol/schema"
import { type Kind, rules } from "@ventanilla/core/tenancy/task/schema"
import { app } from "@ventanilla/functions/api"
import { operations } from "@ventanilla/functions/api/operation"
import { identityInput } from "../support/inputs"
import { protocolContent } from "../support/protocols"
import { address, bodyOf, type Ids, nowhere } from "../support/samples"
import {
  call,
  canary,
  capabilityIn,
  caseFileInput,
  caseFileWithConsent,
  createWorld,
  type mailboxInput,
  must,
  partnerOf,
  password,
  type Who,
  type World,
} from "../support/world"
import { alliance } from "./community/alliance"
import { directory as hsds } from "./community/directory"
import { guide } from "./community/guide"
import { mobile } from "./community/mobile"
import { numbers } from "./community/numbers"
import { outreach } from "./community/outreach"
import { reports } from "./community/reports"
import { training } from "./community/training"

const all = operations(app)
const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`
const daily: Partial<ReturnType<typeof mailboxInput>> = { schedule: { days: [1, 2, 3, 4, 5, 6, 7], minute: 480 } }

/**
 * Everything that people and jobs do with the product, once: offices that join, fail, are tried again and discarded;
 * staff, directory, case files; the loop with its digests, answers and a bounce; numbers. Returns the consulates
 * created and the operations not used.
 */
export async function liveThrough() {
  const world = await createWorld()
  const { cloud, headquarters } = world
  const done = new Set<string>()
  const said: object[] = []
  cloud.clock.freeze("2030-03-04T15:00:00.000Z")

  /** Runs one operation with these ids; it must succeed. */
  async function act(name: string, ids: Ids, who: Who, body?: object) {
    const operation = all.find((one) => nameOf(one) === name)
    if (!operation) throw new Error(`There is no ${name}`)
    const sent = body ?? bodyOf(operation, ids)
    if (sent && isAboutHer(operation.path)) said.push(sent)
    let answer = await call(operation.method as "GET" | "POST", address(operation, ids), { who, body: sent })
    // At the record's current version, as for somebody who has just read it: the first version that is not refused.
    for (let version = 1; answer.body.code === "stale" && sent && "version" in sent && version < 40; version++)
      answer = await call("POST", address(operation, ids), { who, body: { ...sent, version } })
    if (answer.status >= 300) throw new Error(`${name} answered ${answer.status}: ${answer.text}`)
    done.add(name)
    return answer.body as unknown as Record<string, string> & { items?: Record<string, string>[] }
  }

  const nextMorning = async () => {
    const now = cloud.clock.now().getTime()
    const morning = new Date(Math.floor(now / 86_400_000) * 86_400_000 + 86_400_000 + 15 * 3_600_000)
    await cloud.clock.advanceTo(morning.toISOString(), 6)
  }

  const first = await world.onboard("PHL")
  // A key is left without an alias and found again.
  cloud.faults.add({ kind: "error", times: 3, match: ({ action }) => action === "CreateAlias" })
  const second = await world.onboard("BOS")
  const third = await troubles(world, act)
  const fourth = await mended(world, act)
  for (const here of [first, second]) await consulate(world, here, act, nextMorning)
  await transfers(world, first, second, act)
  await network(first.tenantID, headquarters, act)
  await ruler(headquarters, act)
  await closeMonth(world)
  // What the journeys before did in other ways than `act`.
  done.add("GET /api/headquarters/offices")
  for (const name of ["POST /api/public/invitations/accept", "POST /api/public/mailboxes/confirm"]) done.add(name)
  return {
    world,
    tenants: [first.tenantID, second.tenantID, third, fourth],
    /**
     * What was sent about women, by any operation that is not about the office, its directory, its protocols or
     * headquarters.
     */
    said,
    undone: all.map(nameOf).filter((name) => !done.has(name)),
  }
}

const isAboutHer = (path: string) =>
  !/^\/api\/(public|headquarters|organizations|hsds|guide|verifications|troubles|reports|alliances|attachments|commitments|outreaches|trainings|notifications|mailboxes|staff|settings|partner|session|config|feedback|drafts|targets)\b/.test(
    path,
  )

export type Act = (
  name: string,
  ids: Ids,
  who: Who,
  body?: object,
) => Promise<Record<string, string> & { items?: Record<string, string>[] }>

/** What one consulate does with one part of the product; uses each of its operations once. */
export type Story = (world: World, ids: Ids, who: Who, act: Act, nextMorning: () => Promise<void>) => Promise<void>

/** An office whose table could not be made: tried again, given up, undone, and joined anew. */
async function troubles({ cloud, headquarters: who, onboard }: World, act: Act): Promise<string> {
  cloud.faults.add({ kind: "error", times: 1000, match: ({ action }) => action === "CreateTable" })
  const failing = onboard("HOU").catch(() => undefined)
  await failing
  const { items = [] } = await act("GET /api/headquarters/consulates", nowhere, who)
  const { tenantID = "" } = items.find(({ officeCode }) => officeCode === "HOU") ?? {}
  const ids = { ...nowhere, tenantID }
  await act("POST /api/headquarters/consulates/:tenantID/retry", ids, who)
  await cloud.queues.drain()
  cloud.faults.clear()
  // This time it reaches the canary, so that there is something to undo.
  cloud.faults.add({ kind: "error", times: 1000, match: ({ keys }) => keys.includes("canary") })
  await act("POST /api/headquarters/consulates/:tenantID/retry", ids, who)
  await cloud.queues.drain()
  cloud.faults.clear()
  await act("POST /api/headquarters/consulates/:tenantID/discard", ids, who)
  await cloud.queues.drain()
  return tenantID
}

/** An office whose first invitation went to a wrong address: it is sent to the right one, and the first opens nothing. */
async function mended({ cloud, headquarters: who }: World, act: Act): Promise<string> {
  const { tenantID = "" } = await act("POST /api/headquarters/consulates", nowhere, who)
  const ids = { ...nowhere, tenantID }
  await cloud.queues.drain()
  await act("GET /api/headquarters/consulates/:tenantID/invitation", ids, who)
  await act("POST /api/headquarters/consulates/:tenantID/invitation", ids, who)
  await cloud.queues.drain()
  return tenantID
}

/** The month ends, every consulate adds to the network's sums, and the month is closed. */
async function closeMonth({ cloud }: World) {
  cloud.clock.freeze(new Date(cloud.clock.now().getTime() + 45 * 86_400_000).toISOString())
  for (let tick = 0; tick < 2; tick++) {
    await cloud.clock.tick()
    await cloud.queues.drain()
  }
}

async function network(tenantID: string, who: Who, act: Act) {
  const ids = { ...nowhere, tenantID }
  for (const name of [
    "GET /api/headquarters/districts",
    "POST /api/headquarters/districts",
    "GET /api/headquarters/consulates/:tenantID",
    "POST /api/headquarters/consulates/:tenantID/suspend",
    "POST /api/headquarters/consulates/:tenantID/resume",
    "GET /api/headquarters/template",
    "POST /api/headquarters/template",
    "GET /api/headquarters/numbers",
    "GET /api/headquarters/catalogues",
    "POST /api/headquarters/catalogues",
    "GET /api/headquarters/programmes",
    "POST /api/headquarters/programmes",
    "POST /api/headquarters/targets",
    "GET /api/headquarters/targets",
    "GET /api/headquarters/audit/chain",
    "GET /api/session",
  ])
    await act(name, ids, who)
  await act("GET /api/config", nowhere, {})
  await workshop(ids, who, act)
}

async function consulate(
  world: World,
  { tenantID, coordinator: who }: { tenantID: string; coordinator: Who },
  act: Act,
  nextMorning: () => Promise<void>,
) {
  const ids = { ...nowhere, tenantID }
  await team(world, ids, who, act)
  const ally = await partnerOf(world, who, `referrals.${tenantID.toLowerCase()}@partner.example`, daily)
  Object.assign(ids, ally)
  await directory(world, ids, who, act)
  const file = await caseFileWithConsent(world, who, ally.organizationID)
  Object.assign(ids, file)
  await records(ids, who, act)
  await people(ids, who, act)
  await accompany(world, ids, who, act)
  await oversight(world, ids, who, act)
  await facts(ids, who, act)
  await wholeConsulate(world, ids, who, act)
  await loop(world, ids, who, act, nextMorning)
  await protocols(ids, who, act)
  await screened(ids, who, act)
  await safety(ids, who, act)
  await runs(world, ids, who, act)
  for (const story of [hsds, guide, alliance, training, outreach, mobile, numbers, reports])
    await story(world, ids, who, act, nextMorning)
  const { items = [] } = await act("GET /api/tasks", ids, who)
  const ticked = items.find(({ kind }) => rules[kind as Kind].ends === "tick")
  await act("POST /api/tasks/:taskID/done", { ...ids, taskID: ticked?.taskID ?? "" }, who)
  await act("POST /api/tasks/:taskID/undo", { ...ids, taskID: ticked?.taskID ?? "" }, who)
  await act("GET /api/numbers", ids, who)
  await act("POST /api/numbers/verify", ids, who)
  await act("GET /api/audit", ids, who)
  await act("GET /api/catalogues", ids, who)
  await act("GET /api/audit/chain", ids, who)
  // Through the last mail's link the mailbox says that it is not theirs; asked again, it says that it is.
  const lists = world.cloud.mail.list(ally.email).filter(({ tags }) => tags.kind === "digest")
  await act("POST /api/partner/disown", ids, { capability: capabilityIn(lists.at(-1)) })
  await act("POST /api/mailboxes/:mailboxID/resume", ids, who)
  await act("POST /api/mailboxes/:mailboxID/verify", ids, who)
  const token = capabilityIn(world.cloud.mail.list(ally.email).at(-1))
  await act("POST /api/public/mailboxes/confirm", ids, {}, { token })
  const bounced = world.cloud.mail.list(ally.email).at(-1)
  if (bounced) await world.cloud.mailEvent("bounce", bounced)
  await act("POST /api/mailboxes/:mailboxID/resume", ids, who)
  await world.cloud.queues.drain()
}

async function team(world: World, ids: Ids, who: Who, act: Act) {
  const { staffID = "" } = await act("POST /api/staff", ids, who)
  const token = capabilityIn(world.cloud.mail.list("nueva@ejemplo.mx").at(-1))
  await act("POST /api/public/invitations/look", ids, {}, { token })
  const leaving = { token: await world.signIn("nueva@ejemplo.mx") }
  const theirs = { ...ids, staffID }
  await act("GET /api/staff", ids, who)
  await act("POST /api/staff/:staffID/role", theirs, who, { role: "coordinator", version: 1 })
  await act("POST /api/session/end", ids, leaving)
  const fresh = {
    token: await world.cloud.cognito.tokenFor("nueva@ejemplo.mx", password, Math.floor(Date.now() / 1000) + 60),
  }
  // The second is the same request again.
  for (const key of Array(2).fill(randomUUID())) await must("POST", "/session/end", { who: fresh, key })
  await act("POST /api/staff/:staffID/remove", theirs, who)
  const { items = [] } = await act("GET /api/staff", ids, who)
  ids.staffID = items[0]?.staffID ?? ""
  await act("GET /api/session", ids, who)
  await act("GET /api/settings", ids, who)
  await act("POST /api/settings", ids, who)
}

/** Emergency access to a colleague's file, and its access log; a signed code of conduct; a seal whose answer is lost. */
async function oversight(world: World, ids: Ids, who: Who, act: Act) {
  await act("GET /api/conduct", ids, who)
  await act("POST /api/conduct", ids, who)
  await act("POST /api/staff/:staffID/fitness", ids, who)
  const colleague = await world.colleague(who, "caseworker")
  await act("GET /api/access/:casefileID", ids, colleague)
  const { glassID = "" } = await act("POST /api/glasses", ids, colleague)
  await act("GET /api/glasses", ids, who)
  await act("GET /api/glasses/:casefileID/:glassID", { ...ids, glassID }, who)
  await act("POST /api/glasses/:casefileID/:glassID/review", { ...ids, glassID }, who)
  await act("GET /api/looks", ids, who)
  // The next tick writes it, gets no answer, finds it there and takes it.
  const match = ({ service, action, request }: { service: string; action: string; request: Record<string, unknown> }) =>
    service === "s3" && action === "PutObject" && String(request.Key).startsWith("headquarters/")
  world.cloud.faults.add({ kind: "fail-after", match })
}

async function directory(world: World, ids: Ids, who: Who, act: Act) {
  for (const name of [
    "POST /api/organizations",
    "GET /api/organizations",
    "GET /api/organizations/:organizationID",
    "POST /api/organizations/:organizationID",
    "POST /api/organizations/:organizationID/services",
    "POST /api/organizations/:organizationID/services/:serviceID",
    "GET /api/mailboxes",
    "POST /api/mailboxes/:mailboxID/pause",
    "POST /api/mailboxes/:mailboxID/resume",
  ])
    await act(name, ids, who)
  const { items = [] } = await act("GET /api/alliances", ids, who)
  ids.allianceID = items[0]?.allianceID ?? ""
  const { mailboxID = "" } = await act("POST /api/mailboxes", ids, who)
  const other = { ...ids, mailboxID }
  await act("POST /api/mailboxes/:mailboxID/schedule", other, who)
  await act("POST /api/mailboxes/:mailboxID/verify", other, who)
  const token = capabilityIn(world.cloud.mail.list("otra@partner.example").at(-1))
  await act("POST /api/public/mailboxes/look", ids, {}, { token })
  await act("POST /api/public/mailboxes/disown", ids, {}, { token })
  await act("POST /api/mailboxes/:mailboxID/close-links", other, who)
}

async function records(ids: Ids, who: Who, act: Act) {
  const { detectionID = "" } = await act("POST /api/detections", ids, who)
  await act("GET /api/detections", ids, who)
  await act("POST /api/detections/:detectionID/take", { ...ids, detectionID }, who)
  for (const name of [
    "POST /api/casefiles",
    "GET /api/casefiles",
    "GET /api/casefiles/count",
    "GET /api/casefiles/:casefileID",
    "POST /api/casefiles/:casefileID/change",
    "POST /api/casefiles/:casefileID/assign",
    "POST /api/casefiles/:casefileID/close",
    "POST /api/casefiles/:casefileID/reopen",
    "GET /api/persons/:personID",
    "POST /api/persons/:personID/contact",
    "GET /api/consents",
    "GET /api/disclosures",
  ])
    await act(name, ids, who)
}

/** A woman with two records: found, corrected, merged and separated, held, and one record erased. */
async function people(ids: Ids, who: Who, act: Act) {
  const again = await act("POST /api/casefiles", ids, who)
  const other = { ...ids, personID: again.personID ?? "", casefileID: again.casefileID ?? "" }
  const both = { ...ids, otherID: other.personID }
  await act("POST /api/persons/search", ids, who)
  await act("POST /api/persons/search", ids, who, { q: again.folio })
  await act("POST /api/persons/alike", ids, who)
  const { version } = await act("GET /api/persons/:personID", other, who)
  await act("POST /api/persons/:personID/identity", other, who, identityInput({ version: Number(version) }))
  await act("POST /api/persons/:personID/merge", both, who)
  await act("GET /api/persons/:personID", other, who)
  await act("POST /api/persons/:personID/unmerge", both, who)
  await act("POST /api/persons/:personID/hold", other, who)
  await act("POST /api/persons/:personID/hold", other, who, { reason: null })
  await act("POST /api/casefiles/:casefileID/close", other, who)
  await act("POST /api/persons/:personID/erase", other, who, { folio: again.folio, reason: "her_request" })
}

/** Contacts, services, follow-ups, handover, review: everything in the course of one case file. */
async function accompany(world: World, ids: Ids, who: Who, act: Act) {
  for (const name of ["GET /api/contacts/reach", "POST /api/contacts", "POST /api/notes", "POST /api/assistances"])
    await act(name, ids, who)
  const { contactID = "" } = await act("POST /api/contacts/start", ids, who)
  await act("POST /api/contacts/:contactID/finish", { ...ids, contactID }, who)
  await act("GET /api/programmes", ids, who)
  const fund = async () => ({ ...ids, fundID: (await act("POST /api/funds", ids, who)).fundID ?? "" })
  const [given, refused, withdrawn] = [await fund(), await fund(), await fund()]
  await act("POST /api/funds/:fundID/evidence", given, who)
  await act("POST /api/funds/:fundID/approve", given, who)
  await act("POST /api/funds/:fundID/give", given, who)
  await act("POST /api/funds/:fundID/refuse", refused, who)
  await act("POST /api/funds/:fundID/withdraw", withdrawn, who)
  const planned = async () => ({ ...ids, followupID: (await act("POST /api/followups", ids, who)).followupID ?? "" })
  await act("POST /api/followups/:followupID/cancel", await planned(), who)
  const followup = await planned()
  await act("POST /api/followups/:followupID/snooze", followup, who)
  await act("POST /api/followups/:followupID/done", followup, who)
  await planned()
  const { reviewID = "" } = await act("POST /api/reviews", ids, who)
  await act("GET /api/reviews/queue", ids, who)
  await act("POST /api/reviews/:reviewID/settle", { ...ids, reviewID }, who)
  await handedOver(world, ids, who, act)
  for (const name of [
    "GET /api/contacts",
    "GET /api/notes",
    "GET /api/assistances",
    "GET /api/funds",
    "GET /api/followups",
    "GET /api/handovers",
    "GET /api/reviews",
    "GET /api/caseload",
    "GET /api/timeline",
    "GET /api/casefiles/:casefileID/closing",
    "GET /api/casefiles/:casefileID/closings",
  ])
    await act(name, ids, who)
  const device = { ...ids, deviceID: "0123456789abcdef".repeat(2) }
  await act("POST /api/drafts/keep", device, who)
  await act("GET /api/drafts/key", device, who)
  await act("POST /api/drafts/forget", device, who)
}

/** A handover offered and withdrawn, declined, accepted, and given back. */
async function handedOver(world: World, ids: Ids, who: Who, act: Act) {
  const colleague = await world.colleague(who, "caseworker", `relevo.${ids.tenantID.toLowerCase()}@ejemplo.mx`)
  const { items = [] } = await act("GET /api/staff", ids, who)
  const staffID = items.find(({ email }) => email?.startsWith("relevo."))?.staffID ?? ""
  const offered = async () => ({
    ...ids,
    handoverID: (await act("POST /api/handovers", { ...ids, staffID }, who)).handoverID ?? "",
  })
  await act("POST /api/handovers/:handoverID/withdraw", await offered(), who)
  await act("POST /api/handovers/:handoverID/decline", await offered(), colleague)
  await act("POST /api/handovers/:handoverID/accept", await offered(), colleague)
  await act("POST /api/casefiles/:casefileID/assign", ids, who)
}

/** The content of a case file: its intake record, an incident, a child, and the summary of it all. */
async function facts(ids: Ids, who: Who, act: Act) {
  await act("GET /api/sheets/:casefileID", ids, who)
  await act("POST /api/sheets/:casefileID", ids, who)
  const { incidentID = "" } = await act("POST /api/incidents", ids, who)
  await act("GET /api/incidents", ids, who)
  const { dependantID = "" } = await act("POST /api/dependants", ids, who)
  await act("GET /api/dependants", ids, who)
  const theirs = { ...ids, incidentID, dependantID }
  await act("POST /api/incidents/:incidentID", theirs, who)
  await act("POST /api/dependants/:dependantID", theirs, who)
  await act("GET /api/summaries/:casefileID", ids, who)
  await act("POST /api/incidents/:incidentID/remove", theirs, who)
  await act("POST /api/dependants/:dependantID/remove", theirs, who)
}

/** Five referrals with five different ends; one was held because its alliance had ended. */
async function loop(world: World, ids: Ids, who: Who, act: Act, nextMorning: () => Promise<void>) {
  const made = async () => (await act("POST /api/referrals", ids, who)).referralID ?? ""
  const of = (referralID: string) => ({ ...ids, referralID })
  const [accepted, declined, called, unconfirmed, withdrawn] = [
    await made(),
    await made(),
    await made(),
    await made(),
    await made(),
  ]
  await act("GET /api/referrals", ids, who)
  await act("GET /api/referrals/:referralID", of(accepted), who)
  await act("POST /api/referrals/:referralID/withdraw", of(withdrawn), who)
  await nextMorning()
  const email = `referrals.${ids.tenantID.toLowerCase()}@partner.example`
  const mail = (kind: string) => world.cloud.mail.list(email).findLast(({ tags }) => tags.kind === kind)
  const partner = { capability: capabilityIn(mail("digest")) }
  await act("GET /api/partner/waiting", ids, partner)
  await act("POST /api/partner/referrals/:referralID/received", of(accepted), partner)
  await act("POST /api/partner/referrals/:referralID/accept", of(accepted), partner)
  await act("POST /api/partner/referrals/:referralID/code", of(accepted), partner)
  const code = /\b(\d{6})\b/.exec(mail("code")?.text ?? "")?.[1] ?? ""
  const shown = await act("POST /api/partner/referrals/:referralID/show", of(accepted), partner, { code })
  await act("GET /api/partner/shown/:disclosureID", { ...ids, disclosureID: shown.disclosureID ?? "" }, partner)
  await act("POST /api/partner/referrals/:referralID/decline", of(declined), partner)
  await act("POST /api/partner/referrals/:referralID/undo", of(declined), partner)
  await act("POST /api/partner/referrals/:referralID/decline", of(declined), partner)
  await act("POST /api/partner/referrals/:referralID/call", of(called), partner)
  await act("POST /api/referrals/:referralID/called", of(called), who)
  await act("POST /api/partner/referrals/:referralID/unconfirmed", of(unconfirmed), partner)
  await act("POST /api/partner/capacity", ids, partner)
  await act("POST /api/referrals/:referralID/start", of(accepted), who)
  await act("POST /api/referrals/:referralID/complete", of(accepted), who)
  const { referralID: draft = "" } = await act("POST /api/referrals", ids, who, {
    ...(bodyOf({ method: "POST", path: "/api/referrals" }, ids) as object),
    draft: true,
  })
  await act("POST /api/referrals/:referralID/release", of(draft), who)
  await held(ids, who, act, nextMorning)
  const consent = await act("POST /api/consents", ids, who, {
    ...(bodyOf({ method: "POST", path: "/api/consents" }, ids) as object),
    endsAt: new Date(world.cloud.clock.now().getTime() + 20 * 86_400_000).toISOString(),
  })
  await act("POST /api/consents/:consentID/revoke", { ...ids, consentID: consent.consentID ?? "" }, who)
}

async function held(ids: Ids, who: Who, act: Act, nextMorning: () => Promise<void>) {
  await act("POST /api/referrals", ids, who)
  await act("POST /api/alliances/:allianceID/end", ids, who)
  await nextMorning()
  const again = { organizationID: ids.organizationID, kind: "mou", startsOn: "2020-01-01" }
  await act("POST /api/alliances", ids, who, again)
  await nextMorning()
}

/** Headquarters reads, drafts, discards, publishes, and answers a consulate's feedback. */
async function workshop(ids: Ids, who: Who, act: Act) {
  await act("GET /api/headquarters/protocols", ids, who)
  await act("POST /api/headquarters/protocols/:protocol/draft", ids, who)
  await act("GET /api/headquarters/protocols/:protocol/difference", ids, who)
  await act("POST /api/headquarters/protocols/:protocol/discard", ids, who, { revision: 1 })
  const { content } = bodyOf({ method: "POST", path: "/api/headquarters/protocols/:protocol/draft" }, ids) ?? {}
  await act("POST /api/headquarters/protocols/:protocol/draft", ids, who, { revision: 2, base: 1, content })
  await act("POST /api/headquarters/protocols/:protocol/publish", ids, who, { revision: 3, said: "Texto nuevo" })
  await act("GET /api/headquarters/protocols/:protocol", ids, who)
  await act("GET /api/headquarters/protocols/:protocol/edition", ids, who, undefined)
  await act("GET /api/headquarters/protocols/:protocol/changes", ids, who)
  const { items = [] } = await act("GET /api/headquarters/feedback", ids, who)
  const { feedbackID, tenantID } = items[0] ?? {}
  await act("POST /api/headquarters/feedback/answer", ids, who, { tenantID, feedbackID, answer: "Gracias" })
}

/** A consulate reads the protocols and gives feedback on a step. */
async function protocols(ids: Ids, who: Who, act: Act) {
  await act("GET /api/protocols", ids, who)
  await act("GET /api/protocols/edition", ids, who)
  await act("GET /api/protocols/changes", ids, who)
  await act("POST /api/feedback", ids, who)
  await act("GET /api/feedback", ids, who)
}

/**
 * The Violentómetro is offered and read back; her choice about statistics and her opinion of an organisation are
 * recorded.
 */
async function screened(ids: Ids, who: Who, act: Act) {
  await act("GET /api/screenings/instrument", ids, who)
  const { screeningID = "" } = await act("POST /api/screenings", ids, who)
  await act("GET /api/screenings", ids, who)
  await act("GET /api/screenings/:screeningID", { ...ids, screeningID }, who)
  await act("POST /api/consents/decline", ids, who)
  await act("POST /api/consents/statistics", ids, who)
}

/** Headquarters publishes an edition; the public opens the page, with an office and without. */
async function ruler(who: Who, act: Act) {
  await act("GET /api/headquarters/instrument", nowhere, who)
  await act("POST /api/headquarters/instrument", nowhere, who)
  for (const officeCode of ["PHL", "NADA"])
    await act("GET /api/public/offices/:officeCode", { ...nowhere, officeCode }, {})
}

/** Risk is assessed, handed over by phone, and the safety plan stored and deleted. */
async function safety(ids: Ids, who: Who, act: Act) {
  for (const name of [
    "GET /api/risks/lines",
    "POST /api/risks/ask",
    "POST /api/risks/instrument",
    "POST /api/risks/handover",
    "GET /api/risks",
    "POST /api/safetyplans/:casefileID/keep",
    "GET /api/safetyplans/:casefileID",
    "POST /api/safetyplans/:casefileID/forget",
  ])
    await act(name, ids, who)
}

/** Two runs: one adopts the version that headquarters publishes meanwhile, the other keeps its own. */
async function runs(world: World, ids: Ids, who: Who, act: Act) {
  await act("GET /api/protocolruns/offers", ids, who)
  const start = async (protocol: string) => {
    const body = { casefileID: ids.casefileID, protocol, setting: "office" }
    const { runID = "" } = await act("POST /api/protocolruns", ids, who, body)
    return { ...ids, runID, protocol }
  }
  const [adopting, keeping] = [await start("trata"), await start("nna")]
  for (const its of [adopting, keeping]) {
    const edition = await publishNext(world, its, act)
    const body = { edition }
    if (its === adopting) await act("POST /api/protocolruns/:runID/adopt", its, who, body)
    else await act("POST /api/protocolruns/:runID/keep", its, who, body)
  }
  const step = { step: "urgentes", value: "Abrigo" }
  const marked = { ...step, state: "done", seen: null }
  await act("POST /api/protocolruns/:runID/mark", adopting, who, marked)
  const read = (await act("GET /api/protocolruns/:runID", adopting, who)) as unknown as {
    stages: { steps: { key: string; mark: { at: string } | null }[] }[]
  }
  const seen = read.stages.flatMap(({ steps }) => steps).find(({ key }) => key === "urgentes")?.mark?.at ?? null
  await act("POST /api/protocolruns/:runID/clear", adopting, who, { step: "urgentes", seen })
  await act("POST /api/protocolruns/:runID/end", adopting, who)
  await act("POST /api/protocolruns/:runID/reopen", adopting, who)
  await act("GET /api/protocolruns", ids, who)
  await act("GET /api/protocolruns/coverage", ids, who)
}

/** Headquarters publishes the next version of a protocol; returns its number. */
async function publishNext({ headquarters: who }: World, ids: Ids, act: Act): Promise<number> {
  const { edition, revision } = (await act("GET /api/headquarters/protocols/:protocol", ids, who)) as unknown as {
    edition: { version: number }
    revision: number
  }
  const content = protocolContent(ids.protocol as Key)
  const draft = { revision, base: edition.version, content }
  await act("POST /api/headquarters/protocols/:protocol/draft", ids, who, draft)
  const said = { revision: revision + 1, said: "Otra" }
  await act("POST /api/headquarters/protocols/:protocol/publish", ids, who, said)
  return edition.version + 1
}

/** Detections at windows, requests to other areas, a county in another district. */
async function wholeConsulate({ cloud }: World, ids: Ids, who: Who, act: Act) {
  const duties = { areas: ["documentation"], minors: true }
  await act("POST /api/staff/:staffID/role", ids, who, { role: "coordinator", duties, version: 1 })
  const seen = bodyOf({ method: "POST", path: "/api/detections" }, ids) as object
  const notice = async (more: object) => {
    const { detectionID = "" } = await act("POST /api/detections", ids, who, { ...seen, ...more })
    return { ...ids, detectionID }
  }
  const reach = { channel: "sms", number: canary.phone }
  const later = await notice({ contact: "yes", reach })
  await act("GET /api/detections/mine", ids, who)
  await act("POST /api/detections/:detectionID/take", later, who)
  await act("GET /api/detections/:detectionID", later, who)
  await act("POST /api/detections/:detectionID/release", later, who)
  await act("POST /api/detections/:detectionID/dismiss", later, who)
  const { detectionID } = await notice({})
  await act("POST /api/casefiles", ids, who, { ...caseFileInput(), detectionID })
  // Nobody attends to this detection, and nobody answers that request.
  await notice({ urgent: true })
  const soon = (hours: number) => new Date(cloud.clock.now().getTime() + hours * 3_600_000).toISOString()
  const ask = async () => {
    const body = { casefileID: ids.casefileID, kind: "urgent_passport", area: "documentation", dueAt: soon(1) }
    const { errandID = "" } = await act("POST /api/errands", ids, who, { ...body, note: canary.errand })
    return { ...ids, errandID }
  }
  const [answered, cancelled] = [await ask(), await ask(), await ask()]
  await act("GET /api/errands", ids, who)
  await act("GET /api/errands/mine", ids, who)
  await act("GET /api/errands/mine", ids, who, { side: "closed" })
  await act("GET /api/errands/:errandID", answered, who)
  await act("POST /api/errands/:errandID/take", answered, who)
  const answer = { outcome: "appointment", at: soon(48), note: canary.answer }
  await act("POST /api/errands/:errandID/answer", answered, who, { answer })
  await act("POST /api/errands/:errandID/cancel", cancelled, who)
  await act("GET /api/districts/whose", ids, who)
  await act("POST /api/residences/:casefileID", ids, who)
  await act("GET /api/residences/:casefileID", ids, who)
}

type Place = { tenantID: string; coordinator: Who }

/** Transfers: one accepted, one returned, one withdrawn; the system's job delivers what a consulate sends to the other. */
async function transfers({ cloud }: World, from: Place, to: Place, act: Act) {
  const [sender, receiver] = [from.coordinator, to.coordinator]
  const ids = { ...nowhere, tenantID: from.tenantID }
  async function send() {
    const { casefileID = "" } = await act("POST /api/casefiles", ids, sender)
    const body = bodyOf({ method: "POST", path: "/api/transfers" }, { ...ids, casefileID }) as object
    const { transferID = "" } = await act("POST /api/transfers", ids, sender, { ...body, officeCode: "BOS" })
    await cloud.queues.drain()
    return { ...ids, casefileID, transferID }
  }
  const accepted = await send()
  await act("GET /api/transfers", accepted, sender)
  await act("GET /api/transfers/arrived", accepted, receiver)
  await act("GET /api/transfers/:transferID", accepted, receiver)
  await act("POST /api/transfers/:transferID/accept", accepted, receiver)
  await act("POST /api/transfers/:transferID/return", await send(), receiver)
  await act("POST /api/transfers/:transferID/withdraw", await send(), sender)
  await cloud.queues.drain()
}
