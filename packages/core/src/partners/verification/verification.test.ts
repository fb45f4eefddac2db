import { beforeAll, describe, expect, it } from "vitest"
import { asRead } from "../../../../../tests/support/as-read"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { monday8, place } from "../../../../../tests/support/mailboxes"
import { type Service, ServiceDetails } from "../../directory/directory/directory.schema"
import { Directory } from "../../directory/directory/inside"
import { Guide } from "../../directory/guide/inside"
import { Act } from "../../platform/actor"
import { Clock } from "../../platform/util/clock"
import { Inbox } from "../../scheduler/inbox/inside"
import { Statistics } from "../../statistics/statistics/inside"
import { Alliance } from "../alliance/inside"
import * as Verification from "./verification"
import { Changes } from "./verification.schema"

let here: Consulate
beforeAll(async () => {
  here = await consulate()
  here.cloud.clock.freeze("2030-03-04T15:00:00.000Z")
})
const as = <T>(run: () => Promise<T>) => here.as("outreach", run)
const tick = <T>(run: () => Promise<T>) => Act.with({ type: "system", job: "digest", tenantID: here.tenantID }, run)
const anybody = <T>(run: () => Promise<T>) => Act.with({ type: "public" }, run)

async function ally(name: string, ...categories: string[]) {
  return as(async () => {
    const { organizationID } = await Directory.create({ name, phone: "+1 215 555 0100" })
    const ids: string[] = []
    for (const category of categories) {
      const service = { organizationID, name: `De ${category}`, category, languages: ["es"], serviceArea: [] }
      ids.push((await Directory.addService(service)).serviceID)
    }
    return { organizationID, ids, first: ids[0] as string }
  })
}
const services = (organizationID: string) => as(async () => (await Directory.fromID({ organizationID })).services)
const tasksOf = (organizationID: string) =>
  as(async () => {
    const { items } = await Inbox.list({ status: "open", limit: 100 })
    return items.filter((task) => task.organizationID === organizationID).map(({ kind }) => kind)
  })

async function asked(organizationID: string, email: string) {
  await as(async () => Directory.describe({ ...(await asRead(organizationID)), details: { email } }))
  const { verificationID } = await as(() => Verification.ask({ organizationID }))
  const mail = here.cloud.mail.list(email).at(-1)
  const token = /#([A-Za-z0-9_.-]{60,})/.exec(mail?.text ?? "")?.[1] ?? ""
  return { verificationID, token, mail }
}

type Answer = Omit<Parameters<typeof Verification.answer>[0], "version">
/** The organisation opens the page of its link and answers. */
const answered = (input: Answer) =>
  anybody(async () =>
    Verification.answer({ ...input, version: (await Verification.look({ token: input.token })).version }),
  )
const describing = (organizationID: string, serviceID: string, details: object) =>
  as(async () =>
    Directory.describeService({
      ...(await asRead(organizationID)),
      serviceID,
      details: ServiceDetails.parse(details),
    }),
  )

describe("is it still so", () => {
  it("is made sure of for 90 days where one sleeps and 180 elsewhere, and becomes one task when it is due", async () => {
    const { organizationID, ids } = await ally("Casa y Consejo", "emergency_shelter", "legal_family")
    await as(() => Verification.assure({ organizationID, serviceIDs: ids }))
    expect((await services(organizationID)).map(({ assurance }) => assurance.nextCheckAt).sort()).toEqual([
      ...["2030-06-02", "2030-08-31"],
    ])
    here.cloud.clock.freeze("2030-06-01T15:00:00.000Z")
    expect(await tick(Verification.remindDue)).toEqual({ told: 0 })
    here.cloud.clock.freeze("2030-06-02T15:00:00.000Z")
    expect(await tick(Verification.remindDue)).toEqual({ told: 1 })
    expect(await tick(Verification.remindDue)).toEqual({ told: 0 })
    expect(await tasksOf(organizationID)).toEqual(["service_check"])
    const found = await as(() => Guide.find({ category: "emergency_shelter" }))
    expect(found.items[0]?.reasons.map(({ code }) => code)).toContain("check_overdue")
    await as(() => Verification.assure({ organizationID, serviceIDs: ids.slice(0, 1) }))
    expect(await tasksOf(organizationID)).toEqual([])
    here.cloud.clock.freeze("2030-08-31T15:00:00.000Z")
    expect(await tick(Verification.remindDue)).toEqual({ told: 1 })
  })

  it("is told by the day on the consulate's wall", async () => {
    const { organizationID, ids } = await ally("De Noche", "substance_use")
    const now = Clock.iso()
    // 21:30 on the first in Philadelphia.
    here.cloud.clock.freeze("2030-10-02T01:30:00.000Z")
    await as(() => Verification.assure({ organizationID, serviceIDs: ids }))
    const { items } = await as(() => Guide.find({ category: "substance_use" }))
    expect(items[0]?.reasons.find(({ code }) => code === "assured")?.on).toBe("2030-10-01")
    here.cloud.clock.freeze(now)
  })

  it("is asked of the organisation by a mail that names nobody and nothing, whose link shows before it acts", async () => {
    const { organizationID, first } = await ally("Clínica Sol", "health_primary")
    const { token, mail } = await asked(organizationID, "info@sol.example")
    expect(`${mail?.subject} ${mail?.text} ${mail?.html}`).not.toMatch(/Sol|Clínica|salud|health|215 555/)
    expect(mail?.text?.replaceAll(/\s+/g, " ")).toContain("this address is published as its contact")
    const shown = await anybody(() => Verification.look({ token }))
    expect(shown).toMatchObject({ organization: "Clínica Sol", services: [{ serviceID: first }] })
    expect(await anybody(() => Verification.look({ token }))).toEqual(shown)
    expect(await answered({ token, correct: [first] })).toEqual({ status: "confirmed" })
    expect((await services(organizationID))[0]?.assurance.assuredAt).toBe(Clock.iso())
    await expect(anybody(() => Verification.look({ token }))).rejects.toThrow("link_used")
    const late = { token, version: shown.version, correct: [first] }
    await expect(anybody(() => Verification.answer(late))).rejects.toThrow("link_used")
    expect(await tasksOf(organizationID)).toEqual([])
  })

  it("changes nothing of what it proposes until staff has accepted it, once", async () => {
    const { organizationID, first } = await ally("Despacho Luna", "legal_immigration")
    await describing(organizationID, first, { eligibility: { undocumented: "no" }, fee: { kind: "fee" } })
    const { token, verificationID } = await asked(organizationID, "info@luna.example")
    const changes = {
      undocumented: "yes" as const,
      fee: "free" as const,
      phone: "+1 215 555 0199",
      note: "Nuevo horario",
    }
    await answered({ token, changes: [{ serviceID: first, changes }] })
    expect((await services(organizationID))[0]).toMatchObject({
      details: { eligibility: { undocumented: "no" }, fee: { kind: "fee" } },
      assurance: { assuredAt: null },
    })
    expect(await tasksOf(organizationID)).toEqual(["verification_answered"])
    const open = await as(() => Verification.list({ side: "open" }))
    expect(open.items.find((one) => one.verificationID === verificationID)?.proposed[0]?.changes).toEqual(changes)
    await as(() => Verification.accept({ verificationID }))
    expect((await services(organizationID))[0]).toMatchObject({
      details: {
        eligibility: { undocumented: "yes" },
        fee: { kind: "free" },
        phones: [{ number: "+1 215 555 0199" }],
      },
      assurance: { assuredAt: Clock.iso() },
    })
    expect(await tasksOf(organizationID)).toEqual([])
    for (const again of [Verification.accept, Verification.reject])
      await expect(as(() => again({ verificationID }))).rejects.toThrow("verification_not_waiting")
  })

  it("leaves everything as it was when staff rejects, and withdraws what is gone when staff accepts", async () => {
    const { organizationID, first } = await ally("Grupo Mar", "support_group")
    const one = await asked(organizationID, "info@mar.example")
    const gone = [{ serviceID: first, changes: { gone: true as const } }]
    await answered({ token: one.token, changes: gone })
    await as(() => Verification.reject({ verificationID: one.verificationID }))
    expect((await services(organizationID))[0]?.status).toBe("active")
    const two = await asked(organizationID, "info@mar.example")
    await answered({ token: two.token, changes: gone })
    await as(() => Verification.accept({ verificationID: two.verificationID }))
    expect((await services(organizationID))[0]?.status).toBe("inactive")
  })

  const before = {
    phones: [{ number: "215 555 0100", extension: "12", kind: "voice", description: "Recepción" }],
    eligibility: { undocumented: "no", identification: "official", children: "no", boysMaxAge: 9, pets: "no" },
    fee: { kind: "fee" },
    hours: { note: "De mañana" },
  }
  /** Each field that an organisation can correct: its answer, what staff write afterwards, and the result. */
  const both: [Exclude<keyof Changes, "note">, Changes, object, (service: Service) => unknown, unknown, unknown][] = [
    ["phone", { phone: "215 555 0111" }, { phones: [{ number: "215 555 0122" }] }, (its) => its.details.phones[0]?.number, "215 555 0122", "215 555 0111"],
    ["languages", { languages: ["nah"] }, { languages: ["en"] }, (its) => its.languages, ["en"], ["nah"]],
    ["undocumented", { undocumented: "yes" }, { eligibility: { ...before.eligibility, undocumented: "unknown" } }, (its) => its.details.eligibility.undocumented, "unknown", "yes"],
    ["identification", { identification: "none" }, { eligibility: { ...before.eligibility, identification: "any" } }, (its) => its.details.eligibility.identification, "any", "none"],
    ["children", { children: "yes" }, { eligibility: { ...before.eligibility, children: "unknown" } }, (its) => its.details.eligibility.children, "unknown", "yes"],
    ["boysMaxAge", { boysMaxAge: 12 }, { eligibility: { ...before.eligibility, boysMaxAge: 10 } }, (its) => its.details.eligibility.boysMaxAge, 10, 12],
    ["pets", { pets: "yes" }, { eligibility: { ...before.eligibility, pets: "unknown" } }, (its) => its.details.eligibility.pets, "unknown", "yes"],
    ["fee", { fee: "free" }, { fee: { kind: "sliding" } }, (its) => its.details.fee.kind, "sliding", "free"],
    ["always", { always: true }, { hours: { note: "De mañana", openings: [{ weekdays: [1], opens: "09:00", closes: "12:00" }] } }, (its) => its.details.hours.always, false, true],
    ["hoursNote", { hoursNote: "De tarde" }, { hours: { note: "De noche" } }, (its) => its.details.hours.note, "De noche", "De tarde"],
    ["gone", { gone: true }, { assured: true }, (its) => its.status, "active", "inactive"],
  ] // biome-ignore format: a table
  it("has all that an organisation can say in the table that follows", () =>
    expect([...both.map(([key]) => key), "note"].sort()).toEqual(Object.keys(Changes.shape).sort()))

  it.each(both)(
    "never lays an older %s over a newer one",
    { timeout: 30_000 },
    async (key, changes, later, of, kept, taken) => {
      const { organizationID, first } = await ally(`Casa de ${key}`, "legal_family")
      const change = (more: object) => describing(organizationID, first, { ...before, ...more })
      const its = async () => (await services(organizationID))[0] as Service
      const one = async (said: Changes) => {
        const { token, verificationID } = await asked(organizationID, `${key.toLowerCase()}@casa.example`)
        await answered({ token, changes: [{ serviceID: first, changes: said }] })
        return verificationID
      }
      const proposed = async (id: string) =>
        (await as(() => Verification.list({ limit: 100 }))).items.find((each) => each.verificationID === id)
          ?.proposed[0]
      const speaking = async (languages: string[]) => {
        const { name, category, serviceArea, status } = await its()
        const next = { name, category, serviceArea, status, languages }
        return as(async () => Directory.changeService({ ...(await asRead(organizationID)), serviceID: first, ...next }))
      }
      const write = () => {
        if (key === "gone") return as(() => Verification.assure({ organizationID, serviceIDs: [first] }))
        return key === "languages" ? speaking(["en"]) : change(later)
      }
      await change({})
      // Only that field: there is nothing to accept, and staff leave it as it is.
      const alone = await one(changes)
      here.cloud.clock.freeze(new Date(Date.parse(Clock.iso()) + 1000).toISOString())
      await write()
      expect(await proposed(alone)).toMatchObject({ newer: [key], changes })
      const now = await services(organizationID)
      await expect(as(() => Verification.accept({ verificationID: alone }))).rejects.toThrow("verification_outdated")
      expect(await services(organizationID)).toEqual(now)
      await as(() => Verification.reject({ verificationID: alone }))
      // Something else besides: that is accepted, and the whole is not verified.
      if (key === "gone") return
      const other = { ...(key === "pets" ? { children: "yes" as const } : { pets: "yes" as const }) }
      await change({})
      if (key === "languages") await speaking(["es"])
      const beside = await one({ ...changes, ...other })
      await write()
      await as(() => Verification.accept({ verificationID: beside }))
      expect(of(await its())).toEqual(kept)
      expect((await its()).details.eligibility).toMatchObject(other)
      expect((await its()).assurance.assuredAt).toBeNull()
      // Nothing changed since, so it is as they say.
      const last = await one(changes)
      expect((await proposed(last))?.newer).toEqual([])
      await as(() => Verification.accept({ verificationID: last }))
      expect(of(await its())).toEqual(taken)
      expect((await its()).assurance.assuredAt).toBe(Clock.iso())
    },
  )

  it("leaves out nothing that stands as proposed already, and a new number has none of the old one's extension", async () => {
    const { organizationID, first } = await ally("Casa Extensión", "legal_family")
    await describing(organizationID, first, before)
    const { token, verificationID } = await asked(organizationID, "info@extension.example")
    await answered({ token, changes: [{ serviceID: first, changes: { phone: "215 555 0111", pets: "yes" } }] })
    await describing(organizationID, first, { ...before, eligibility: { ...before.eligibility, pets: "yes" } })
    await as(() => Verification.accept({ verificationID }))
    expect((await services(organizationID))[0]).toMatchObject({
      details: {
        eligibility: { pets: "yes" },
        phones: [{ number: "215 555 0111", extension: null, description: "Recepción" }],
      },
      assurance: { assuredAt: Clock.iso() },
    })
  })

  it("is answered of what was read: once something was changed since, the organisation reads it again", async () => {
    const { organizationID, first } = await ally("Casa Lenta", "legal_family")
    const { token } = await asked(organizationID, "info@lenta.example")
    const { version } = await anybody(() => Verification.look({ token }))
    await describing(organizationID, first, before)
    const said = (more: object) => anybody(() => Verification.answer({ token, version, ...more }))
    const changes = [{ serviceID: first, changes: { pets: "yes" as const } }]
    for (const more of [{ correct: [first] }, { changes }]) await expect(said(more)).rejects.toThrow("stale")
    expect((await services(organizationID))[0]?.assurance.assuredAt).toBeNull()
    expect(await answered({ token, correct: [first] })).toEqual({ status: "confirmed" })
  })

  it("opens with its own secret for its own days, and for its own services only", async () => {
    const { organizationID, first } = await ally("Casa Río", "mental_health")
    const other = await ally("Otra", "mental_health")
    const { token } = await asked(organizationID, "info@rio.example")
    const [tenantID = "", recordID = ""] = token.split(".")
    for (const wrong of [
      "x",
      `${tenantID}.${recordID}.${"A".repeat(43)}`,
      `${tenantID}.vrf_01JQ0000000000000000000000.${token.split(".")[2]}`,
    ])
      await expect(anybody(() => Verification.look({ token: wrong }))).rejects.toThrow("link_invalid")
    const said = (input: object) => answered({ token, ...input })
    await expect(said({ correct: [other.first] })).rejects.toThrow("verification_other")
    await expect(said({})).rejects.toThrow("verification_nothing")
    const both = { correct: [first], changes: [{ serviceID: first, changes: { gone: true } }] }
    await expect(said(both)).rejects.toThrow("verification_twice")
    const now = Clock.iso()
    here.cloud.clock.freeze(new Date(Date.parse(now) + 14 * 86_400_000).toISOString())
    await expect(anybody(() => Verification.look({ token }))).rejects.toThrow("link_expired")
    here.cloud.clock.freeze(now)
  })

  const tokenIn = (email: string) =>
    /#([A-Za-z0-9_.-]{60,})/.exec(here.cloud.mail.list(email).at(-1)?.text ?? "")?.[1] ?? ""
  const told = (reason: "bounce" | "complaint") => (mailboxID: string) =>
    tick(() => Alliance.pause(mailboxID, reason, `ses-${reason}`))
  it.each<[string, (mailboxID: string, email: string) => Promise<unknown>]>([
    ["a bounce", told("bounce")],
    ["a complaint", told("complaint")],
    ["their word that it is not theirs", (_, email) => anybody(() => Alliance.disown({ token: tokenIn(email) }))],
    ["staff's pause", (mailboxID) => as(() => Alliance.pauseMailbox({ mailboxID }))],
  ])("is not asked by the published address where a mailbox of the same address was stopped by %s", async (_, stop) => {
    const { organizationID } = await ally("Casa Nube", "legal_family")
    const email = `${crypto.randomUUID()}@nube.example`
    const details = { email: ` ${email.toUpperCase()}` }
    await as(async () => Directory.describe({ ...(await asRead(organizationID)), details }))
    const { mailboxID } = await as(() => Alliance.addMailbox({ organizationID, email, ...place, schedule: monday8 }))
    await stop(mailboxID, email)
    const before = here.cloud.mail.list(email).length
    await expect(as(() => Verification.ask({ organizationID }))).rejects.toThrow("verification_no_address")
    expect(here.cloud.mail.list(email)).toHaveLength(before)
  })

  it("refuses to ask where there is no address, to make sure of another's services, and whoever may not", async () => {
    const { organizationID } = await ally("Sin Correo", "legal_labor")
    const other = await ally("Ajena", "legal_labor")
    await expect(as(() => Verification.ask({ organizationID }))).rejects.toThrow("verification_no_address")
    await expect(as(() => Verification.assure({ organizationID, serviceIDs: [other.first] }))).rejects.toThrow(
      "not_found",
    )
    await expect(
      here.as("viewer", () => Verification.assure({ organizationID, serviceIDs: [other.first] })),
    ).rejects.toThrow("forbidden")
    await expect(here.as("window", () => Verification.list({}))).rejects.toThrow("forbidden")
  })
})

describe("what went wrong there", () => {
  it("is noted without words, counted, takes the service down and off the public page, and is cleared up once", async () => {
    const { organizationID, first } = await ally("Refugio Paz", "trafficking")
    const note = { organizationID, serviceID: first, kind: "refused_for_status" as const, on: Clock.iso().slice(0, 10) }
    const month = Clock.iso().slice(0, 7)
    const counted = async () => (await tick(() => Statistics.counters(month)))["directory.trouble"] ?? 0
    const before = await counted()
    const { incidentID } = await here.as("window", () => Verification.noteTrouble(note))
    expect(await counted()).toBe(before + 1)
    const reasons = async () => {
      const { items } = await as(() => Guide.find({ category: "trafficking" }))
      return items[0]?.reasons.map(({ code }) => code)
    }
    expect(await reasons()).toContain("troubles")
    expect((await as(() => Verification.troubles({ organizationID }))).items).toHaveLength(1)
    await expect(
      here.as("window", () => Verification.clearTrouble({ organizationID, incidentID, outcome: "talked" })),
    ).rejects.toThrow("forbidden")
    await as(() => Verification.clearTrouble({ organizationID, incidentID, outcome: "talked" }))
    expect(await reasons()).not.toContain("troubles")
    await expect(
      as(() => Verification.clearTrouble({ organizationID, incidentID, outcome: "talked" })),
    ).rejects.toThrow("trouble_cleared")
    await expect(as(() => Verification.noteTrouble({ ...note, on: "2031-01-01" }))).rejects.toThrow("trouble_future")
  })
})

describe("what anybody may read", () => {
  it("is what is published, as it was at the last tick: no address, no confidential place, no trouble", async () => {
    const { organizationID, first } = await ally("Refugio Secreto", "emergency_shelter")
    const hidden = await ally("No Publicada", "emergency_shelter")
    await as(async () => {
      await Directory.describe({ ...(await asRead(organizationID)), details: { published: true, confidential: true } })
      await Directory.addLocation({
        organizationID,
        location: {
          confidential: true,
          place: "US-42101",
          latitude: 39.9526,
          longitude: -75.1652,
          address: {
            line1: "12 Calle Canaria",
            city: "Philadelphia",
            region: "PA",
            postalCode: "19107",
            country: "US",
          },
        },
      })
      const details = ServiceDetails.parse({ published: true, counties: ["US-42101"] })
      await Directory.describeService({ ...(await asRead(organizationID)), serviceID: first, details })
    })
    const code = await tick(async () => {
      const { Tenant } = await import("../../tenancy/tenant/inside")
      return (await Tenant.current()).officeCode
    })
    expect(await tick(Guide.publish)).toBe(true)
    expect(await tick(Guide.publish)).toBe(false)
    const page = await anybody(() => Guide.publicGuide({ officeCode: code }))
    expect(page.services.map(({ organization }) => organization)).toEqual(["Refugio Secreto"])
    expect(JSON.stringify(page)).not.toMatch(/Canaria|39\.95|75\.16|19107|org_|srv_|No Publicada/)
    expect(page.lines.map(({ key }) => key)).toContain("ndvh")
    expect(page.lines.map(({ key }) => key)).not.toContain("988")
    const note = { organizationID, serviceID: first, kind: "refused_for_status" as const, on: Clock.iso().slice(0, 10) }
    here.cloud.clock.freeze(new Date(Date.parse(Clock.iso()) + 120_000).toISOString())
    await as(() => Verification.noteTrouble(note))
    expect(await tick(Guide.publish)).toBe(true)
    expect((await anybody(() => Guide.publicGuide({ officeCode: code }))).services).toEqual([])
    expect((await anybody(() => Guide.publicGuide({ officeCode: "NADA" }))).services).toEqual([])
    expect(hidden.first).toBeDefined()
  })
})
