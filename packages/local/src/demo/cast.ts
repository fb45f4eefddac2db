/** Everybody and everything here is invented; numbers and addresses are those set aside for examples. */
export const password = "Demo-Ventanilla-1"

/** `day`: how many business mornings ago headquarters onboarded it. */
export const offices = [
  { code: "PHL", day: 50, coordinator: "coordinacion@demo.mx", joins: true },
  { code: "CHI", day: 47, coordinator: "coordinacion@demo.mx", joins: true },
  { code: "HOU", day: 44, coordinator: "coordinacion.houston@demo.mx", joins: true },
  { code: "LAX", day: 22, coordinator: "coordinacion.losangeles@demo.mx", joins: true },
  { code: "ATL", day: 7, coordinator: "coordinacion.atlanta@demo.mx", joins: false },
  { code: "RAL", day: 6, coordinator: "coordinacion.raleigh@demo.mx", joins: false },
] as const
export type OfficeCode = (typeof offices)[number]["code"]

export const colleagues = [
  { role: "caseworker", email: "casos@demo.mx", who: "Filadelfia, casos" },
  { role: "window", email: "ventanilla@demo.mx", who: "Filadelfia, ventanilla" },
  { role: "outreach", email: "vinculacion@demo.mx", who: "Filadelfia, vinculación" },
  { role: "viewer", email: "consulta@demo.mx", who: "Filadelfia, consulta" },
] as const

const weekdays = [1, 2, 3, 4, 5]
const daily = { days: weekdays, minute: 480 }

export const partners = {
  legal: {
    email: "legal@aliada.example",
    organization: { name: "Puente Legal Comunitario", contactName: "Recepción", phone: "215 555 0131" },
    service: { name: "VAWA, U and T visas", category: "legal_immigration", languages: ["es", "en"] },
    alliance: { kind: "agreement", startsOn: "2024-02-01" },
    schedule: daily,
  },
  casa: {
    email: "casa@aliada.example",
    organization: { name: "Casa del Nogal", contactName: "Guardia", phone: "267 555 0142" },
    service: { name: "Emergency shelter, day and night", category: "emergency_shelter", languages: ["es", "en"] },
    alliance: { kind: "mou", startsOn: "2023-09-15" },
    schedule: daily,
  },
  salud: {
    email: "salud@aliada.example",
    organization: { name: "Clínica Arroyo Claro", contactName: null, phone: "215 555 0153" },
    service: { name: "Consejería individual", category: "mental_health", languages: ["es", "en", "nah"] },
    alliance: { kind: "mou", startsOn: "2025-01-10" },
    schedule: { days: [1, 4], minute: 480 },
  },
  empleo: {
    email: "empleo@aliada.example",
    organization: { name: "Taller Manos Nuevas", contactName: null, phone: "484 555 0164" },
    service: { name: "English and job placement", category: "employment", languages: ["es", "en"] },
    alliance: { kind: "letter_of_intent", startsOn: "2025-03-03" },
    schedule: daily,
  },
} as const
export type PartnerKey = keyof typeof partners

type Person = { names: [string, string, string]; preferred: string | null; languages: string[] }
type Contact = "phone" | "whatsapp" | "calls" | "none"
export type CaseFile = Person & {
  contact: Contact
  urgency: "urgent" | "soon" | "routine"
  needs: string[]
  area: string
}

const file = (
  [names, preferred, languages]: [Person["names"], string | null, string[]],
  [contact, urgency, area]: [Contact, CaseFile["urgency"], string],
  ...needs: string[]
): CaseFile => ({ names, preferred, languages, contact, urgency, area, needs })

export const files = {
  marisol: file(
    [["Marisol", "Vega", "Luna"], "Mari", ["es"]],
    ["phone", "soon", "documentation"],
    "legal_immigration",
    "children",
  ),
  teresa: file([["Teresa", "Ríos", "Campos"], null, ["es"]], ["whatsapp", "routine", "health"], "mental_health"),
  elena: file(
    [["Elena", "Prado", "Solís"], "Elena", ["es", "en"]],
    ["phone", "soon", "legal"],
    "legal_immigration",
    "legal_family",
  ),
  citlali: file(
    [["Citlali", "Monte", "Flores"], null, ["nah", "es"]],
    ["calls", "soon", "mobile"],
    "mental_health",
    "indigenous_language",
  ),
  rosa: file([["Rosa", "Arce", "Molina"], "Rosita", ["es"]], ["whatsapp", "routine", "community"], "employment"),
  ines: file(
    [["Inés", "Lago", "Pineda"], null, ["es"]],
    ["phone", "urgent", "on_call"],
    "emergency_shelter",
    "legal_family",
  ),
  paula: file(
    [["Paula", "Sierra", "Nava"], "Pau", ["es", "en"]],
    ["phone", "soon", "civil_registry"],
    "legal_immigration",
  ),
  lucia: file(
    [["Lucía", "Robles", "Tapia"], null, ["mix", "es"]],
    ["none", "urgent", "ciam"],
    "emergency_shelter",
    "indigenous_language",
  ),
  dolores: file(
    [["Dolores", "Mar", "Quiroz"], "Lola", ["es"]],
    ["whatsapp", "routine", "documentation"],
    "employment",
    "education",
  ),
  nora: file(
    [["Nora", "Olmos", "Paz"], null, ["es"]],
    ["phone", "soon", "administration"],
    "legal_immigration",
    "financial",
  ),
  julia: file([["Julia", "Costa", "Rey"], null, ["es"]], ["phone", "routine", "health"], "mental_health"),
} as const satisfies Record<string, CaseFile>
export type FileKey = keyof typeof files

const channel = (kind: "phone" | "whatsapp", value: string) => ({
  channel: kind,
  value,
  days: [1, 2, 3, 4],
  from: 600,
  to: 780,
  voicemail: false,
  mayNameConsulate: false,
  safeWord: kind === "phone" ? "llamo por la cita de la escuela" : null,
})

/** The body that opens a case file; `number` makes its telephone number its own. */
export function openingOf({ names, preferred, languages, contact, urgency, needs, area }: CaseFile, number: number) {
  const [given, firstSurname, secondSurname] = names
  const value = `+1 267 555 ${String(100 + number).padStart(4, "0")}`
  const safeContact =
    contact === "phone" || contact === "whatsapp"
      ? { allowed: "yes", channels: [channel(contact, value)] }
      : { allowed: contact === "calls" ? "she_calls" : "no", channels: [] }
  const person = { names: { given, firstSurname, secondSurname }, preferredName: preferred, languages, safeContact }
  return { person, urgency, needs, area }
}
