import { dayIn } from "@ventanilla/core/util/day"
import type { FileKey } from "./cast"

// The westernmost time zone of the network: a day that has begun there has begun everywhere.
const dayOf = (now: Date) => dayIn(now.toISOString(), "America/Los_Angeles")

const before = (now: Date, days: number) => dayOf(new Date(now.getTime() - days * 86_400_000))

/** The legal gate as it stood when the case file was opened; one was opened by phone and lacks most of it. */
export function gateOf(key: FileKey, now: Date) {
  const on = dayOf(now)
  if (key === "lucia") return { nationality: "presumed" }
  return {
    nationality: "accredited",
    document: { kind: "matricula", seenOn: on },
    acceptance: { on, way: "written" },
    notice: { form: "simplified", version: "2026-01", shownOn: on },
  }
}

/** What more was written down of a woman who is well accompanied. */
export function moreOf(now: Date) {
  const on = dayOf(now)
  return {
    speech: { languages: ["es", "en"], preferred: "es" },
    situation: {
      ambitos: [
        { ambito: "civil_familiar", subtypes: ["domestic_violence", "custody"] },
        { ambito: "migratorio", subtypes: ["relief_referral"] },
      ],
      principal: "civil_familiar",
      flags: ["gender_violence", "alone_or_with_infants"],
      readiness: { state: "not_ready", on },
      immigrationGuidance: true,
    },
    papers: { matricula: "has", passport: "held", birth_certificate: "in_process", protective_order: "not_needed" },
    numbers: { sipcFolio: "DEMO-0001", others: [], captured: true },
  }
}

export const incidentsOf = (casefileID: string, now: Date) => [
  {
    casefileID,
    when: { precision: "month", month: before(now, 70).slice(0, 7), ongoing: true },
    place: "home",
    types: ["psicologica", "economica"],
    modality: "familiar",
    gbvType: "psychological_emotional_abuse",
    contexts: ["ipv"],
    reported: "does_not_want",
    narrative: "Él controla el dinero y revisa su teléfono. Ella pide saber qué opciones tiene antes de decidir.",
    perpetrator: { relationship: "partner", ageGroup: "adult", number: 1, authority: false },
  },
  {
    casefileID,
    when: { precision: "year", year: Number(before(now, 400).slice(0, 4)) },
    place: "home",
    types: ["fisica"],
    modality: "familiar",
    gbvType: "physical_assault",
    contexts: ["ipv"],
    reported: "not_reported",
    perpetrator: { relationship: "partner", ageGroup: "adult", number: 1 },
  },
]

export const dependantsOf = (casefileID: string) => [
  {
    casefileID,
    name: "Nieves",
    birthYear: 2017,
    relation: "child",
    livesWith: "her",
    custody: "no_order",
    hague: false,
    papers: { us_birth_certificate: "has", birth_certificate: "in_process", passport: "in_process" },
  },
]
