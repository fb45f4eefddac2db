import type { CatalogueEntry } from "./catalogues"
import { hotlines } from "./hotlines"

type Words = { es: string; en: string; howEs?: string; howEn?: string; alertEs?: string; alertEn?: string }

/** The names of the national hotlines in both languages, how to get through, and warnings. */
const words: Record<string, Words> = {
  "911": { es: "Emergencia", en: "Emergency" },
  ndvh: {
    es: "Línea Nacional contra la Violencia Doméstica",
    en: "National Domestic Violence Hotline",
    howEs: "oprima 2 para español; texto START al 88788; TTY 1-800-787-3224",
    howEn: "press 2 for Spanish; text START to 88788; TTY 1-800-787-3224",
  },
  rainn: {
    es: "Línea Nacional de Agresión Sexual (RAINN)",
    en: "National Sexual Assault Hotline (RAINN)",
    howEs: "oprima 2 para español; chat en español",
    howEn: "press 2 for Spanish; online chat in Spanish",
  },
  nht: {
    es: "Línea Nacional contra la Trata de Personas",
    en: "National Human Trafficking Hotline",
    howEs: "texto al 233733; TTY 711",
    howEn: "text 233733; TTY 711",
    alertEs:
      "Aviso de suplantación: han usado este número para llamar y engañar. Marque usted; no confíe en una llamada que diga venir de ahí. Quién la opera en 2026 no está verificado.",
    alertEn:
      "Spoofing alert: this number has been used to call and deceive. Dial it yourself; do not trust a call that says it comes from there. Who operates it in 2026 is not verified.",
  },
  loveisrespect: {
    es: "love is respect (jóvenes)",
    en: "love is respect (youth)",
    howEs: "oprima 2 para español; texto LOVEIS al 22522",
    howEn: "press 2 for Spanish; text LOVEIS to 22522",
  },
  childhelp: {
    es: "Línea nacional contra el maltrato infantil (Childhelp)",
    en: "Childhelp National Child Abuse Hotline",
    howEs: "oprima 4 para español",
    howEn: "press 4 for Spanish",
  },
  ncmec: { es: "Niñez desaparecida o explotada (NCMEC)", en: "National Center for Missing & Exploited Children" },
  "988": {
    es: "988 Línea de Prevención del Suicidio y Crisis",
    en: "988 Suicide & Crisis Lifeline",
    howEs: "oprima 2 para español; texto AYUDA al 988",
    howEn: "press 2 for Spanish; text AYUDA to 988",
  },
  "211": { es: "211 servicios locales", en: "211 local services" },
  ciam: {
    es: "CIAM, línea de apoyo consular",
    en: "CIAM, consular support line",
    howEs: "desde México 001 520 623 7874; las 24 horas",
    howEn: "from Mexico 001 520 623 7874; 24 hours",
  },
  miconsulado: { es: "MiConsulado (citas; no es protección)", en: "MiConsulado (appointments; not protection)" },
  mx079: {
    es: "079 opción 1, Línea de las Mujeres (sólo en México)",
    en: "079 option 1, Women's line (Mexico only)",
    howEs: "las 24 horas; se marca dentro de México",
    howEn: "24 hours; dialled inside Mexico",
  },
  strongheart: { es: "StrongHearts (mujeres indígenas de EE. UU.)", en: "StrongHearts Native Helpline" },
  victimconnect: { es: "VictimConnect (víctimas de cualquier delito)", en: "VictimConnect Resource Center" },
  deaf: { es: "Línea para mujeres sordas", en: "National Deaf Domestic Violence Hotline" },
  whd: { es: "Salarios y horas (Departamento del Trabajo)", en: "US DOL Wage and Hour Division" },
  eeoc: { es: "EEOC (discriminación y acoso en el trabajo)", en: "EEOC (discrimination and harassment at work)" },
  osha: { es: "OSHA (trabajo inseguro)", en: "OSHA (unsafe work)" },
  maternal: { es: "Salud mental materna", en: "National Maternal Mental Health Hotline" },
  elder: { es: "Personas mayores (Eldercare Locator)", en: "Eldercare Locator" },
  refugios_mx: { es: "Red Nacional de Refugios (México)", en: "National Network of Shelters (Mexico)" },
}

/** The United States' country pack as the first edition of the catalogue; headquarters corrects it from there. */
export const firstHotlines = (): CatalogueEntry[] =>
  hotlines.map(({ key, name, phone, languages, confidence, source }) => {
    const { es, en, howEs, howEn, alertEs, alertEn } = words[key] ?? { es: name, en: name }
    const facts = {
      phone,
      languages,
      country: "US",
      how_es: howEs,
      how_en: howEn,
      alert_es: alertEs,
      alert_en: alertEn,
    }
    return {
      ...{ key, es, en },
      source: (source ?? "Conocimiento general: el número no se leyó en una fuente").slice(0, 400),
      confidence: confidence.startsWith("V") ? ("V" as const) : ("G" as const),
      retired: false,
      parent: null,
      facts: Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Record<
        string,
        string
      >,
    }
  })
