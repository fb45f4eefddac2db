import type { ChoreName } from "@ventanilla/core/util/chore.names"
import { dayRange } from "@ventanilla/core/util/day"
import { personInput } from "../support/inputs"
import { type Ids, nowhere, samples } from "../support/samples"
import { caseFileInput, caseFileWithConsent, must, partnerOf, referralOf } from "../support/world"
import { consulateIn, type Here } from "./resting"

const minute = 60_000
const day = 86_400_000
const iso = (time: number) => new Date(time).toISOString()
/** On Mondays, so that no digest falls on what the stories wait for. */
const weekly = { schedule: { days: [1], minute: 480 } }

type Made = {
  /** When the chore has something to do. Undefined: with the next tick, because of what was just written. */
  due?: number
  done: () => Promise<boolean>
}

const taskAt = (here: Here, kind: string, due: number): Made => ({ due, done: () => here.hasTask(kind) })
const partner = (here: Here, more: object = weekly) =>
  partnerOf(here.world, here.who, `${here.officeCode.toLowerCase()}@partner.example`, more)
async function casefile(here: Here, more: object = {}) {
  const answer = await must("POST", "/casefiles", { who: here.who, body: caseFileInput(more) })
  return answer as unknown as { casefileID: string; personID: string }
}
const sample = (what: string, ids: object) => samples[what]?.({ ...nowhere, ...ids } as Ids) as object
const localDay = (here: Here, on: string) => Date.parse(dayRange(on, here.timeZone).from)
const idOf = (answer: object, name: string) => (answer as Record<string, string>)[name] ?? ""

/** How each chore gets work in a consulate that rests. A new chore needs a story. */
export const stories: Record<ChoreName, (here: Here) => Promise<Made>> = {
  mailboxes: async (here) => {
    await partner(here)
    return taskAt(here, "mailbox_reverify", here.now() + 90 * day)
  },
  contacts: async (here) => {
    await casefile(here)
    return taskAt(here, "reconfirm_contact", here.now() + 30 * day + 1)
  },
  ages: async (here) => {
    const { personID } = await casefile(here, {
      person: personInput({ birth: { known: "day", date: "2012-06-01" } }),
      minor: true,
    })
    const isMinor = async () => (await here.rows()).some((row) => row.pk === `person#${personID}` && row.minor === true)
    // At midnight in UTC it is the day before in the consulate: she is looked at again a day later.
    await here.tick(Date.parse("2030-06-01T00:00:00.000Z"))
    return { due: Date.parse("2030-06-02T00:00:00.000Z"), done: async () => !(await isMinor()) }
  },
  detections: async (here) => {
    await must("POST", "/detections", { who: here.who, body: { ...sample("POST /api/detections", {}), urgent: false } })
    const [found] = (await here.rows()).filter(({ __edb_e__ }) => __edb_e__ === "detection")
    return taskAt(here, "detection_unattended", Date.parse(String(found?.attendBy)))
  },
  errands: async (here) => {
    const file = await casefile(here)
    const due = here.now() + 5 * 60 * minute
    await must("POST", "/errands", {
      who: here.who,
      body: { ...sample("POST /api/errands", file), urgent: false, dueAt: iso(due) },
    })
    return taskAt(here, "errand_overdue", due)
  },
  followups: async (here) => {
    const { casefileID } = await casefile(here)
    const due = here.now() + 5 * 60 * minute
    await must("POST", "/followups", {
      who: here.who,
      body: { casefileID, kind: "document", dueAt: iso(due), words: null },
    })
    return taskAt(here, "followup_due", due)
  },
  caseload: async (here) => {
    await casefile(here, { urgency: "urgent" })
    // Three days later, and then with the first tick of a day.
    const due = Math.ceil((here.now() + 3 * day) / day) * day
    await here.tick(due - day)
    return { due, done: async () => (await here.rows()).some(({ __edb_e__ }) => __edb_e__ === "review") }
  },
  transfers: async (here) => {
    const there = await consulateIn(here.world, "SEA")
    const file = await casefile(here)
    const body = { ...sample("POST /api/transfers", file), officeCode: there.officeCode }
    const transferID = idOf(await must("POST", "/transfers", { who: here.who, body }), "transferID")
    return { done: async () => (await there.rows()).some(({ pk }) => pk === `transfer#${transferID}`) }
  },
  ladder: async (here) => {
    const ally = await partner(here)
    const file = await caseFileWithConsent(here.world, here.who, ally.organizationID)
    const { referralID } = await referralOf(here.who, ally, file)
    const found = async () => (await here.rows()).find(({ pk }) => pk === `referral#${referralID}`)
    const monday = Math.ceil((here.now() - Date.parse("2030-01-07T00:00:00.000Z")) / (7 * day)) * 7 * day
    await here.tick(Date.parse("2030-01-07T17:00:00.000Z") + monday)
    return taskAt(here, "unanswered_referral", Date.parse(String((await found())?.escalateAt)))
  },
  digests: async (here) => {
    const ally = await partner(here, { schedule: { days: [1, 2, 3, 4, 5, 6, 7], minute: 480 } })
    const file = await caseFileWithConsent(here.world, here.who, ally.organizationID)
    const { folio } = await referralOf(here.who, ally, file)
    const [box] = (await here.rows()).filter(({ __edb_e__ }) => __edb_e__ === "mailbox")
    // What waits for it keeps it awake.
    await here.tick(Date.parse(String(box?.tendAt)) - 15 * minute)
    return { done: async () => here.cloud.mail.list(ally.email).some(({ text }) => text?.includes(folio)) }
  },
  verifications: async (here) => {
    const { organizationID, serviceID } = await partner(here)
    await must("POST", "/verifications/assure", { who: here.who, body: { organizationID, serviceIDs: [serviceID] } })
    const [check] = (await here.rows()).filter(({ __edb_e__ }) => String(__edb_e__).includes("check"))
    return taskAt(here, "service_check", localDay(here, String(check?.dueOn)))
  },
  guide: async (here) => {
    const { organizationID, serviceID } = await partner(here)
    await here.rest()
    const path = `/organizations/${organizationID}`
    const body = sample("POST /api/organizations/:organizationID/details", {})
    const versionOf = async () => {
      const found = (await here.rows()).find(
        ({ pk, sk }) => pk === `organization#${organizationID}` && sk === "organization",
      )
      return found?.version
    }
    await must("POST", `${path}/details`, { who: here.who, body: { ...body, version: await versionOf() } })
    const served = sample("POST /api/organizations/:organizationID/services/:serviceID/details", {})
    await must("POST", `${path}/services/${serviceID}/details`, {
      who: here.who,
      body: { ...served, version: await versionOf() },
    })
    return { done: async () => JSON.stringify((await here.registered("guide"))?.services ?? "").includes("Legal help") }
  },
  alliances: async (here) => {
    const { organizationID } = await partner(here)
    const today = iso(here.now()).slice(0, 10)
    const endsOn = iso(here.now() + 100 * day).slice(0, 10)
    await must("POST", "/alliances", {
      who: here.who,
      body: { organizationID, kind: "agreement", startsOn: today, endsOn },
    })
    return taskAt(here, "alliance_expiring", localDay(here, iso(here.now() + 10 * day).slice(0, 10)))
  },
  attachments: async (here) => {
    const { organizationID } = await partner(here)
    const [found] = (await here.rows()).filter(
      (row) => row.__edb_e__ === "alliance" && row.organizationID === organizationID,
    )
    await must("POST", "/attachments", {
      who: here.who,
      body: sample("POST /api/attachments", { allianceID: found?.allianceID }),
    })
    const isRefused = async () =>
      (await here.rows()).some((row) => row.__edb_e__ === "attachment" && row.status === "refused")
    return { due: here.now() + day + 1, done: isRefused }
  },
  courses: async (here) => {
    const [member] = ((await must("GET", "/staff", { who: here.who })).items as unknown as { staffID: string }[]) ?? []
    const courseUntil = iso(here.now() + 40 * day).slice(0, 10)
    await must("POST", `/staff/${member?.staffID}/fitness`, { who: here.who, body: { courseUntil } })
    return taskAt(here, "course_ending", localDay(here, iso(here.now() + 10 * day).slice(0, 10)))
  },
  numbers: async (here) => {
    await casefile(here)
    // The message that would have published it is lost.
    here.cloud.queues.clear()
    const month = iso(here.now()).slice(0, 7)
    type Numbers = { counts: Record<string, number> } | undefined
    const opened = async () =>
      ((await here.registered(`statistics#${month}`))?.numbers as Numbers)?.counts["casefile.opened"] ?? 0
    const before = await opened()
    return { done: async () => (await opened()) > before }
  },
  publication: async (here) => {
    const month = iso(here.now()).slice(0, 7)
    const [year = 0, number = 0] = month.split("-").map(Number)
    const due = Date.UTC(year, number, 1) + 5 * day
    return { due, done: async () => (await here.registered(`contribution#${month}`)) !== undefined }
  },
  seals: async (here) => {
    const hour = Math.ceil(here.now() / (60 * minute)) * 60 * minute
    await here.tick(hour)
    await casefile(here)
    const covers = ({ from, to, count }: Record<string, unknown>) =>
      Number(count) > 0 && Date.parse(String(from)) <= hour && hour < Date.parse(String(to))
    return { due: hour + 80 * minute, done: async () => (await here.seals()).some(covers) }
  },
}
