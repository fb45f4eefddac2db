import { dayIn } from "@ventanilla/core/util/day"
import type { createActs, Staff } from "./acts"
import type { PartnerKey } from "./cast"
import type { Diary } from "./diary"
import type { Hand } from "./hand"

const weekdays = [1, 2, 3, 4, 5]
const office = (opens = "09:00", closes = "17:00") => ({ openings: [{ weekdays, opens, closes }] })
const around = ["US-42101", "US-42045", "US-42091", "US-42017", "US-42029"]

type Offer = { name: string; category: string; languages: string[]; details: object }
type Listed = { name: string; phone: string; kind: string; place?: object; confidential?: boolean; offers: Offer[] }

/** What the four allies of the loop offer, so that the finder has something to say of them. */
const known: Record<PartnerKey, object> = {
  legal: {
    eligibility: { undocumented: "yes", identification: "none", children: "yes" },
    fee: { kind: "free" },
    spokenOnSite: ["es"],
    hours: office(),
    counties: around,
    published: true,
  },
  casa: {
    eligibility: { undocumented: "yes", identification: "none", children: "yes", boysMaxAge: 12, pets: "no" },
    fee: { kind: "free" },
    spokenOnSite: ["es"],
    hours: { always: true },
    counties: ["US-42101", "US-42045"],
    published: true,
  },
  salud: {
    eligibility: { undocumented: "yes", identification: "any" },
    fee: { kind: "sliding" },
    spokenOnSite: ["es", "nah"],
    hours: office("10:00", "19:00"),
    counties: ["US-42101"],
    published: true,
  },
  empleo: { fee: { kind: "free" }, spokenOnSite: ["es"], hours: office(), published: true },
}

/** Everybody here is invented; numbers are those set aside for examples. */
const others: Listed[] = [
  {
    name: "Red Aurora",
    phone: "610 555 0171",
    kind: "shelter",
    confidential: true,
    place: {
      place: "US-42029",
      confidential: true,
      address: { line1: "12 Reservada Lane", city: "West Chester", region: "PA", postalCode: "19380", country: "US" },
    },
    offers: [
      {
        name: "Refugio para madres",
        category: "emergency_shelter",
        languages: ["es", "en"],
        details: {
          eligibility: { undocumented: "yes", identification: "none", children: "yes", pets: "yes" },
          fee: { kind: "free" },
          spokenOnSite: ["es"],
          hours: { always: true },
          counties: ["US-42029", "US-42045", "US-10003"],
          published: true,
        },
      },
      {
        name: "Acompañamiento en tribunales",
        category: "dv_advocacy",
        languages: ["es", "en"],
        details: {
          eligibility: { undocumented: "yes" },
          fee: { kind: "free" },
          hours: office(),
          counties: around,
          published: true,
        },
      },
    ],
  },
  {
    name: "Centro Camino Seguro",
    phone: "856 555 0172",
    kind: "sexual_assault",
    place: { place: "US-34007", latitude: 39.94, longitude: -75.12 },
    offers: [
      {
        name: "Examen y acompañamiento",
        category: "sa_crisis",
        languages: ["en", "es"],
        details: {
          eligibility: { undocumented: "yes", identification: "none" },
          fee: { kind: "free" },
          hours: { always: true },
          counties: ["US-34007", "US-34005", "US-34015"],
          published: true,
        },
      },
    ],
  },
  {
    name: "Manos del Valle",
    phone: "484 555 0173",
    kind: "labor",
    place: { place: "US-42077", latitude: 40.6, longitude: -75.47 },
    offers: [
      {
        name: "Salarios no pagados",
        category: "legal_labor",
        languages: ["es"],
        details: {
          eligibility: { undocumented: "yes", identification: "none" },
          fee: { kind: "free" },
          spokenOnSite: ["es"],
          hours: office("12:00", "20:00"),
          counties: ["US-42077", "US-42095", "US-42011"],
        },
      },
      {
        name: "Despensa",
        category: "food_basic_needs",
        languages: ["es"],
        details: { hours: office("08:00", "11:00") },
      },
    ],
  },
  {
    name: "Clínica Legal Diamante",
    phone: "215 555 0174",
    kind: "family_legal",
    place: { place: "US-42101", latitude: 39.98, longitude: -75.15 },
    offers: [
      {
        name: "Custodia y órdenes de protección",
        category: "legal_family",
        languages: ["en", "es"],
        details: {
          eligibility: { undocumented: "unknown", identification: "official" },
          fee: { kind: "sliding" },
          hours: office(),
          counties: ["US-42101"],
        },
      },
    ],
  },
  {
    name: "Salud Comunitaria Kennett",
    phone: "610 555 0175",
    kind: "health",
    place: { place: "US-42029", latitude: 39.85, longitude: -75.71 },
    offers: [
      {
        name: "Atención prenatal",
        category: "health_reproductive",
        languages: ["es", "en"],
        details: {
          eligibility: { undocumented: "yes", identification: "none", children: "yes" },
          fee: { kind: "sliding" },
          spokenOnSite: ["es"],
          hours: office("08:00", "18:00"),
          counties: ["US-42029", "US-10003"],
          published: true,
        },
      },
      {
        name: "Primer nivel",
        category: "health_primary",
        languages: ["es", "en"],
        details: { hours: office(), published: true },
      },
    ],
  },
]

/** The directory of Philadelphia: described, partly made sure of, one overdue, one that turned a woman away, one that answered. */
export function directoryOf(diary: Diary, hand: Hand, staff: () => Staff, acts: ReturnType<typeof createActs>) {
  const post = (path: string, body: object) => hand.post(staff().outreach, path, body)
  const change = async (organizationID: string, path: string, body: object) => {
    const { version } = await hand.read(staff().outreach, `/organizations/${organizationID}`)
    return post(`/organizations/${organizationID}${path}`, { ...body, version })
  }
  const assure = (organizationID: string, serviceIDs: string[]) =>
    post("/verifications/assure", { organizationID, serviceIDs })
  const listed = new Map<string, { organizationID: string; serviceIDs: string[] }>()

  async function list({ name, phone, kind, place, confidential = false, offers }: Listed) {
    const { organizationID = "" } = await post("/organizations", { name, phone })
    await change(organizationID, "/details", { details: { kind, confidential, published: true } })
    if (place) await post(`/organizations/${organizationID}/locations`, { location: place })
    const serviceIDs: string[] = []
    for (const { details, ...offer } of offers) {
      const { serviceID = "" } = await post(`/organizations/${organizationID}/services`, { ...offer, serviceArea: [] })
      await change(organizationID, `/services/${serviceID}/details`, { details })
      serviceIDs.push(String(serviceID))
    }
    listed.set(name, { organizationID: String(organizationID), serviceIDs })
  }

  diary.on(46, 90, async () => {
    for (const [key, details] of Object.entries(known)) {
      const { organizationID, serviceID } = acts.ally(key as PartnerKey)
      await change(organizationID, "/details", { details: { published: true, confidential: key === "casa" } })
      await change(organizationID, `/services/${serviceID}/details`, { details })
    }
    for (const one of others) await list(one)
  })
  diary.on(6, 40, async () => {
    for (const key of ["legal", "casa", "salud"] as const) {
      const { organizationID, serviceID } = acts.ally(key)
      await assure(organizationID, [serviceID])
    }
    for (const name of ["Red Aurora", "Centro Camino Seguro"]) {
      const one = listed.get(name)
      if (one) await assure(one.organizationID, one.serviceIDs)
    }
  })
  diary.on(3, 50, async () => {
    const one = listed.get("Clínica Legal Diamante")
    if (!one) return
    const [serviceID] = one.serviceIDs
    const on = dayIn(hand.cloud.clock.now().toISOString(), "America/New_York")
    await post("/troubles", { organizationID: one.organizationID, serviceID, kind: "refused_for_status", on })
    const { organizationID, serviceID: healed } = acts.ally("salud")
    await post("/verifications", { organizationID })
    const token = hand.linkTo(acts.mailOf("salud"), "ask_listing")
    const { version } = await hand.read(staff().outreach, `/organizations/${organizationID}`)
    const changes = { pets: "no", phone: "215 555 0154", note: "Los jueves cerramos a las 20:00." }
    await hand.post(undefined, "/public/listings/answer", { token, version, changes: [{ serviceID: healed, changes }] })
  })
}
