export const hours = { days: [1, 2, 3, 4, 5], from: 540, to: 1020 }
export const mailboxInput = (organizationID: string, email: string, more: object = {}) => ({
  organizationID,
  email,
  language: "en",
  timeZone: "America/New_York",
  country: "US",
  state: "PA",
  hours,
  schedule: { days: [1, 2, 3, 4, 5], minute: 480 },
  ...more,
})

export const canary = {
  given: "Xochiquétzal",
  firstSurname: "Zarzamora",
  secondSurname: "Quetzalli",
  preferred: "Xochi Canaria",
  phone: "+1 267 555 0177",
  witness: "Testiga Canariense",
  told: "Relato que sólo ella contó",
  note: "Cuenta canaria: la vecina guarda una llave",
  narrative: "Relato canario de prueba",
  perpetrator: "Agresor Canariote",
  child: "Canarita Quetzalli",
  errand: "Turno catorce, canario de encargo",
  answer: "Ventanilla tres, canario de respuesta",
  handover: "Prefiere la tarde, canario de traslado",
}

/** The legal gate, complete: what a case file needs before an ordinary referral. `on`: a day that is past. */
export const gateInput = (on: string) => ({
  nationality: "accredited",
  document: { kind: "passport", seenOn: on },
  acceptance: { on, way: "spoken_in_person", witness: canary.witness },
  notice: { form: "simplified", version: "2026-01", shownOn: on },
})

export const situationInput = (on: string) => ({
  ambitos: [
    { ambito: "civil_familiar", subtypes: ["domestic_violence"] },
    { ambito: "migratorio", subtypes: [] },
  ],
  principal: "civil_familiar",
  flags: ["gender_violence"],
  readiness: { state: "not_ready", on },
  immigrationGuidance: true,
})

export const incidentInput = (casefileID: string) => ({
  casefileID,
  when: { precision: "month", month: "2025-11", ongoing: true },
  place: "home",
  types: ["psicologica", "economica"],
  modality: "familiar",
  gbvType: "psychological_emotional_abuse",
  contexts: ["ipv"],
  reported: "does_not_want",
  narrative: canary.narrative,
  perpetrator: { relationship: "partner", ageGroup: "adult", number: 1, name: canary.perpetrator, authority: true },
})

export const dependantInput = (casefileID: string) => ({
  casefileID,
  name: canary.child,
  birthYear: 2018,
  relation: "child",
  livesWith: "her",
  custody: "no_order",
  hague: true,
  papers: { passport: "held", birth_certificate: "has" },
})

// Not Math.random: a test may still it, and two women would be one.
const drawn = (count: number) => [...crypto.getRandomValues(new Uint8Array(count))]
const letters = (count: number) =>
  drawn(count)
    .map((byte) => String.fromCharCode(97 + (byte % 26)))
    .join("")
const digits = (count: number) =>
  drawn(count)
    .map((byte) => byte % 10)
    .join("")

// A number of at most fifteen digits, never the same twice.
let women = 0

/** Somebody new each time: the canary names with letters of her own behind them, and a telephone of her own behind the canary's. */
export const personInput = (more: object = {}) => ({
  names: {
    given: `${canary.given}${letters(9)}`,
    firstSurname: `${canary.firstSurname}${letters(9)}`,
    secondSurname: `${canary.secondSurname}${letters(9)}`,
  },
  preferredName: canary.preferred,
  languages: ["es", "nah"],
  safeContact: {
    allowed: "yes",
    channels: [
      {
        channel: "phone",
        value: `${canary.phone} ${String(++women).padStart(4, "0")}`,
        days: [1, 2],
        from: 540,
        to: 720,
      },
    ],
  },
  ...more,
})

/** Who she is, with everything that may be known of her and no way to reach her. */
export const identityInput = (more: object = {}) => {
  const { safeContact, ...identity } = personInput()
  return {
    ...identity,
    otherNames: [`${canary.given} ${canary.secondSurname}`],
    birth: { known: "day", date: "1991-06-12" },
    documents: [{ kind: "passport", number: `G${digits(8)}` }],
    originState: "OAX",
    ...more,
  }
}

export const caseFileInput = (more: object = {}) => ({
  person: personInput(),
  urgency: "soon",
  needs: ["legal_immigration"],
  area: "documentation",
  ...more,
})
