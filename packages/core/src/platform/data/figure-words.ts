import { firstEntries } from "./catalogue-words"
import type { CatalogueKey } from "./catalogues"
import { categories } from "./categories"
import { type MexicanState, mexicanStates } from "./mexican-states"

type Words = { es: string; en: string }
const both = (es: string, en = es): Words => ({ es, en })

/** Names, in a report, of values that no catalogue names. */
const own: Record<string, Record<string, Words>> = {
  "casefile.detected": {
    documentation: both("Documentación", "Documentation"),
    civil_registry: both("Registro civil", "Civil registry"),
    community: both("Comunidades", "Community affairs"),
    health: both("Ventanilla de Salud", "Health window"),
    legal: both("Protección", "Protection"),
    administration: both("Administración", "Administration"),
    mobile: both("Consulado móvil", "Mobile consulate"),
    on_call: both("Guardia", "On-call duty"),
    ciam: both("CIAM"),
  },
  "casefile.age": {
    "0-11": both("0 a 11 años", "0 to 11 years"),
    "12-17": both("12 a 17 años", "12 to 17 years"),
    "18-29": both("18 a 29 años", "18 to 29 years"),
    "30-44": both("30 a 44 años", "30 to 44 years"),
    "45-59": both("45 a 59 años", "45 to 59 years"),
    "60+": both("60 años o más", "60 years or more"),
    unknown: both("Sin dato", "Not known"),
  },
  "outreach.kind": {
    womens_week: both("Semana de la Mujer", "Women’s Week"),
    forum: both("Foro", "Forum"),
    talk: both("Plática", "Talk"),
    workshop: both("Taller", "Workshop"),
    health_fair: both("Feria de salud", "Health fair"),
    fair: both("Feria", "Fair"),
    legal_advice: both("Asesoría legal", "Legal advice"),
    mobile_consulate: both("Consulado móvil", "Mobile consulate"),
    saturday_session: both("Jornada sabatina", "Saturday session"),
    entrepreneurship_course: both("Curso de emprendimiento", "Entrepreneurship course"),
    open_door_meeting: both("Reunión de puertas abiertas", "Open-door meeting"),
    signing: both("Firma de alianza", "Signing of an alliance"),
    other: both("Otra", "Other"),
  },
  "outreach.campaign": {
    vaim: both("VAIM"),
    semana_mujer: both("Semana de la Mujer", "Women’s Week"),
    saime: both("SAIME"),
    pale: both("PALE"),
    vds: both("Ventanilla de Salud", "Health window"),
    sixteen_days: both("16 días de activismo", "16 days of activism"),
    labour_rights_week: both("Semana de Derechos Laborales", "Labour Rights Week"),
    binational_health_week: both("Semana Binacional de Salud", "Binational Health Week"),
    orange_day: both("Día Naranja", "Orange Day"),
  },
  "outreach.mode": {
    in_person: both("Presencial", "In person"),
    online: both("En línea", "Online"),
    hybrid: both("Mixta", "Hybrid"),
  },
  "participant.group": {
    women: both("Mujeres", "Women"),
    girls: both("Niñas", "Girls"),
    men: both("Hombres", "Men"),
    boys: both("Niños", "Boys"),
    other: both("Otra identidad", "Another identity"),
    unknown: both("Sin distinguir", "Not told apart"),
  },
  "training.audience": {
    authorities: both("Autoridades", "Authorities"),
    consular_staff: both("Personal consular", "Consular staff"),
    allies: both("Aliados", "Allies"),
    community: both("Comunidad", "Community"),
  },
  "training.topic": {
    consular_notification: both("Notificación consular", "Consular notification"),
    gender_violence: both("Violencia de género", "Gender-based violence"),
    trafficking: both("Trata de personas", "Trafficking in persons"),
    unaccompanied_children: both("Niñez no acompañada", "Unaccompanied children"),
    vaim: both("VAIM"),
    violentometro: both("Violentómetro"),
    rights: both("Derechos", "Rights"),
    immigration_relief: both("Alivio migratorio", "Immigration relief"),
    self_care: both("Autocuidado", "Self-care"),
    other: both("Otro", "Other"),
  },
  "attendee.agency": {
    police: both("Policía", "Police"),
    sheriff: both("Sheriff"),
    prosecutor: both("Fiscalía", "Prosecutor"),
    court: both("Tribunal", "Court"),
    child_protection: both("Protección de la niñez", "Child protection"),
    immigration: both("Migración", "Immigration"),
    health: both("Salud", "Health"),
    school: both("Escuela", "School"),
    shelter: both("Refugio", "Shelter"),
    legal_clinic: both("Clínica legal", "Legal clinic"),
    consulate: both("Consulado", "Consulate"),
    government: both("Gobierno", "Government"),
    community: both("Comunidad", "Community"),
    other: both("Otra", "Other"),
  },
  "attendee.level": {
    local: both("Local"),
    county: both("Condado", "County"),
    state: both("Estatal", "State"),
    federal: both("Federal"),
    tribal: both("Tribal"),
    none: both("Ninguno", "None"),
  },
  "alliance.kind": {
    mou: both("Memorándum de entendimiento", "Memorandum of understanding"),
    letter: both("Carta de intención", "Letter of intent"),
    letter_of_intent: both("Carta de intención", "Letter of intent"),
    agreement: both("Convenio", "Agreement"),
    convenio: both("Convenio", "Agreement"),
    pale: both("Contrato PALE", "PALE contract"),
    pale_contract: both("Contrato PALE", "PALE contract"),
    none: both("Sin instrumento", "No instrument"),
  },
}

/** Families whose values are catalogue entries: named by the catalogue shipped with the product. */
const inCatalogues: Record<string, readonly CatalogueKey[]> = {
  "casefile.ambito": ["ambito"],
  "casefile.violence": ["violence_type", "gbv_type"],
  "outreach.campaign": ["campaign"],
}

/** The name of a value of a family: `of("casefile.origin", "PUE")`. A value without a name is shown by its key. */
export function wordsOf(family: string, value: string): Words {
  const named = own[family]?.[value]
  if (named) return named
  if (/(category|service)$/.test(family)) {
    const found = categories.find(({ key }) => key === value)
    if (found) return { es: found.es, en: found.en }
  }
  if (family === "casefile.origin" && value in mexicanStates) return both(mexicanStates[value as MexicanState])
  for (const catalogue of inCatalogues[family] ?? []) {
    const found = firstEntries(catalogue).find(({ key }) => key === value)
    if (found) return { es: found.es, en: found.en }
  }
  return value === "unknown" ? both("Sin dato", "Not known") : both(value)
}
