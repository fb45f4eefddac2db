import { Question } from "@ventanilla/core/casework/consent/schema"
import { officeFromCode } from "@ventanilla/core/data/consulates"
import { Temporal } from "temporal-polyfill"
import { capabilityIn, type Whole } from "../demo/hand"
import type { Answer, Client, Who } from "./client"
import { Refused } from "./client"
import type { Case, Event } from "./life"

export const password = "Ensayo-Ventanilla-1"
export type Office = Awaited<ReturnType<typeof joinOffice>>
type Referred = { referralID: string; answer: NonNullable<Case["referral"]> }

const parts = [8, 11, 14]
const hours = { days: [1, 2, 3, 4, 5], from: 540, to: 1020 }
const weekdays = [1, 2, 3, 4, 5]
const id = (answer: Answer, name: string) => String(answer[name] ?? "")
const day = 86_400_000

/** A person who signs in with a password, again whenever the session has ended. */
export function person(cloud: Whole, email: string, consulate?: string): Exclude<Who, undefined> {
  let held: Promise<string> | undefined
  const renew = () => {
    held = cloud.cognito.tokenFor(email, password)
    return held
  }
  return { ...(consulate ? { consulate } : {}), token: () => held ?? renew(), renew }
}

/** An office that headquarters onboards: its people come, and its first ally signs. Then what happens in it, act by act. */
export async function joinOffice(
  cloud: Whole,
  client: Client,
  headquarters: Who,
  offices: Record<string, unknown>[],
  code: string,
) {
  const { post, get } = client
  const office = offices.find((one) => one.code === code)
  if (!office) throw new Error(`There is no office ${code}`)
  const { names, country, state, timeZone, latitude, longitude } = office as Record<string, string>
  const mailOf = (role: string) => `${role}.${code.toLowerCase()}@ensayo.example`
  const place = { officeCode: code, names, country, state, timeZone, latitude, longitude, languages: ["es", "en"] }
  const asked = await post(headquarters, "/headquarters/consulates", "/headquarters/consulates", {
    ...place,
    coordinatorEmail: mailOf("coordinacion"),
  })
  const tenantID = id(asked, "tenantID")
  await cloud.queues.drain()

  const linkTo = (email: string, kind: string) => {
    const link = capabilityIn(cloud, email, kind)
    if (!link) throw new Error(`No ${kind} came to ${code}`)
    return link
  }
  async function comes(role: string): Promise<Who> {
    const token = linkTo(mailOf(role), "invitation")
    await post(undefined, "/public/invitations/accept", "/public/invitations/accept", { token, password })
    return person(cloud, mailOf(role), tenantID)
  }
  async function invited(role: "caseworker" | "outreach" | "window"): Promise<Who> {
    await post(coordinator, "/staff", "/staff", { email: mailOf(role), role, language: "es" })
    return comes(role)
  }
  const coordinator = await comes("coordinacion")
  const [caseworker, outreach, window] = [
    await invited("caseworker"),
    await invited("outreach"),
    await invited("window"),
  ]

  const allies: { organizationID: string; serviceID: string; mailboxID: string; category: string; email: string }[] = []
  for (const [category, name] of [
    ["legal_immigration", "Puente Legal"],
    ["dv_advocacy", "Casa de Apoyo"],
  ] as const) {
    const organizationID = id(
      await post(outreach, "/organizations", "/organizations", {
        name: `${name} ${code}`,
        contactName: null,
        phone: "215 555 0100",
      }),
      "organizationID",
    )
    const service = { name, category, languages: ["es", "en"], serviceArea: [] }
    const serviceID = id(
      await post(
        outreach,
        `/organizations/${organizationID}/services`,
        "/organizations/:organizationID/services",
        service,
      ),
      "serviceID",
    )
    await post(outreach, "/alliances", "/alliances", { organizationID, kind: "mou", startsOn: "2016-01-01" })
    const email = mailOf(category.replaceAll("_", ""))
    const mailbox = {
      organizationID,
      email,
      language: "en",
      timeZone,
      country: "US",
      state,
      hours,
      schedule: { days: weekdays, minute: 480 },
    }
    const mailboxID = id(await post(outreach, "/mailboxes", "/mailboxes", mailbox), "mailboxID")
    await post(undefined, "/public/mailboxes/confirm", "/public/mailboxes/confirm", {
      token: linkTo(email, "verify_mailbox"),
    })
    allies.push({ organizationID, serviceID, mailboxID, category, email })
  }

  const waiting: Referred[][] = allies.map(() => [])
  const closing: string[] = []

  /** She comes: noticed at a window or not, her file, what she tells, what she is given, and to whom she agrees to be referred. */
  async function receives(her: Case): Promise<void> {
    const today = Temporal.Instant.from(cloud.clock.now().toISOString())
      .toZonedDateTimeISO(timeZone ?? "UTC")
      .toPlainDate()
      .subtract({ days: 1 })
      .toString()
    let detectionID: string | null = null
    if (her.detected) {
      const noticed = {
        area: her.area,
        signs: ["fear"],
        askedInPrivate: true,
        contact: "waits_here",
        urgent: her.urgency === "urgent",
      }
      detectionID = id(await post(window, "/detections", "/detections", noticed), "detectionID")
      await post(caseworker, `/detections/${detectionID}/take`, "/detections/:detectionID/take")
    }
    const casefileID = await opens(her, detectionID)
    const set = {
      gate: {
        nationality: "accredited",
        document: { kind: "matricula", seenOn: today },
        acceptance: { on: today, way: "spoken_in_person", witness: "Personal de guardia" },
        notice: { form: "simplified", version: "2016-01", shownOn: today },
      },
      situation: {
        ambitos: [{ ambito: her.ambito, subtypes: [] }],
        principal: her.ambito,
        flags: [],
        readiness: null,
        immigrationGuidance: false,
      },
    }
    await post(caseworker, `/sheets/${casefileID}`, "/sheets/:casefileID", { version: 0, set })
    if (her.incident)
      await post(caseworker, "/incidents", "/incidents", {
        casefileID,
        when: { precision: "year", year: Number(her.month.slice(0, 4)) },
        place: "home",
        modality: "familiar",
        contexts: ["ipv"],
        reported: "not_reported",
        perpetrator: { relationship: "partner", ageGroup: "adult", number: 1 },
        ...her.incident,
      })
    if (her.screening) {
      const marked = { outcome: "answered", inPrivate: true, whole: true, marked: her.screening, lastItem: null }
      await post(caseworker, "/screenings", "/screenings", { casefileID, edition: edition(), ...marked })
    }
    for (const { category, outcome, area } of her.services) {
      const given = { casefileID, category, outcome, area: outcome === "given" ? area : null }
      await post(caseworker, "/assistances", "/assistances", given)
    }
    if (her.referral) await refers(her, casefileID)
    if (her.closes) closing.push(casefileID)
  }

  let ruler = 0
  const edition = () => ruler

  async function opens(her: Case, detectionID: string | null): Promise<string> {
    const file = {
      person: {
        names: her.names,
        birth: { known: "year", year: her.birthYear },
        originState: her.originState,
        languages: ["es"],
        safeContact: { allowed: "yes", channels: [{ channel: "phone", value: `+1 267 ${her.phone}` }] },
      },
      urgency: her.urgency,
      needs: [her.need],
      area: her.area,
      detectionID,
    }
    try {
      return id(await post(caseworker, "/casefiles", "/casefiles", file), "casefileID")
    } catch (error) {
      if (!(error instanceof Refused) || error.answer.code !== "possible_duplicate") throw error
      // As a clerk does: looks at the records like hers, sees that she is somebody else, and says so.
      const { safeContact: _, languages: __, ...known } = file.person
      const { items = [] } = await post(caseworker, "/persons/alike", "/persons/alike", {
        ...known,
        phones: [`+1 267 ${her.phone}`],
      })
      const distinct = items
        .flatMap((one) => [
          (one.personID ?? (one.found as unknown as Record<string, string> | undefined)?.personID) as string,
        ])
        .filter(Boolean)
      return id(await post(caseworker, "/casefiles", "/casefiles", { ...file, distinct }), "casefileID")
    }
  }

  async function refers(her: Case, casefileID: string) {
    const to = her.need.startsWith("legal") ? 0 : 1
    const { organizationID = "", serviceID = "" } = allies[to] ?? {}
    const endsAt = new Date(cloud.clock.now().getTime() + 85 * day).toISOString()
    const consentID = id(
      await post(caseworker, "/consents", "/consents", {
        casefileID,
        organizationID,
        fields: ["preferred_name", "safe_contact"],
        endsAt,
        language: "es",
        given: "verbal_witnessed",
        witness: "Personal de guardia",
        talked: [...Question.options],
      }),
      "consentID",
    )
    const urgent = her.urgency === "urgent" ? { urgentReason: "danger" } : {}
    const referral = { casefileID, organizationID, serviceID, consentID, urgency: her.urgency, ...urgent }
    const referralID = id(await post(caseworker, "/referrals", "/referrals", referral), "referralID")
    if (her.referral) waiting[to]?.push({ referralID, answer: her.referral })
  }

  /** Writes down an activity that was held. */
  async function holds(event: Event): Promise<void> {
    const zone = timeZone ?? "UTC"
    const begins = Temporal.PlainDate.from(`${event.month}-${String(event.day).padStart(2, "0")}`).toZonedDateTime({
      timeZone: zone,
      plainTime: Temporal.PlainTime.from({ hour: parts[event.part] ?? 10 }),
    })
    await post(outreach, "/outreaches/record", "/outreaches/record", {
      kind: event.kind,
      campaign: event.campaign,
      title: "Actividad VAIM",
      startsAt: begins.toInstant().toString(),
      endsAt: begins.add({ minutes: event.minutes }).toInstant().toString(),
      timeZone: zone,
      mode: event.mode,
      place: "Consulado",
      heads: event.heads,
      services: event.services,
      detections: event.detections,
    })
  }

  return {
    code,
    tenantID,
    city: officeFromCode(code)?.city.es ?? code,
    coordinator,
    receives,
    holds,
    setRuler: (version: number) => {
      ruler = version
    },
    get: (path: string, what: string) => get(coordinator, path, what),
    post: (path: string, what: string, body: object) => post(coordinator, path, what, body as Record<string, unknown>),
    /** The partners open their newest digest and answer what they would answer. */
    async answers(): Promise<void> {
      for (const [index, { email }] of allies.entries()) {
        const expected = waiting[index] ?? []
        const link = capabilityIn(cloud, email, "digest")
        if (!link || expected.length === 0) continue
        const who = { capability: link }
        const shown = await get(who, "/partner/waiting", "/partner/waiting").catch(() => undefined)
        const here = new Set((JSON.stringify(shown ?? {}).match(/ref_[0-9A-Z]{26}/g) ?? []) as string[])
        const left: Referred[] = []
        for (const one of expected) {
          if (!here.has(one.referralID)) {
            left.push(one)
            continue
          }
          if (one.answer === "silent") continue
          const body = one.answer === "decline" ? { reason: "no_capacity" } : {}
          await post(
            who,
            `/partner/referrals/${one.referralID}/${one.answer}`,
            `/partner/referrals/:referralID/${one.answer}`,
            body,
          )
        }
        waiting[index] = left
      }
    },
    /** Mailboxes prove themselves every 90 days. */
    async provesMailboxes(): Promise<void> {
      for (const { mailboxID, email } of allies) {
        await post(outreach, `/mailboxes/${mailboxID}/verify`, "/mailboxes/:mailboxID/verify")
        await post(undefined, "/public/mailboxes/confirm", "/public/mailboxes/confirm", {
          token: linkTo(email, "reverify_mailbox"),
        })
      }
    },
    /** Files whose work is done are closed. */
    async closes(): Promise<void> {
      for (const casefileID of closing.splice(0))
        await post(caseworker, `/casefiles/${casefileID}/close`, "/casefiles/:casefileID/close", {
          reason: "needs_met",
        })
    },
  }
}
