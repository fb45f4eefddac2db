/**
 * How certain a fact is: read in its source (V), supported in part (P), general knowledge (G), or our own design (D).
 */
export const confidences = ["V", "P", "G", "D"] as const
export type Confidence = (typeof confidences)[number]

/**
 * One entry of a catalogue. `parent` is an entry of the catalogue's parent; `facts` are the entry's own fields, by
 * name.
 */
export type CatalogueEntry = {
  key: string
  es: string
  en: string
  source: string
  confidence: Confidence
  retired: boolean
  parent: string | null
  facts: Record<string, string | number | boolean>
}

/** A field of the entries besides the words. */
export type FactField = { key: string; es: string; en: string; kind: "text" | "number" | "flag" }
export type CatalogueDefinition = {
  key: string
  es: string
  en: string
  /** The catalogue to whose entries this catalogue's entries belong. */
  parent: string | null
  facts: readonly FactField[]
}

const text = (key: string, es: string, en: string): FactField => ({ key, es, en, kind: "text" })
const plain = (key: string, es: string, en: string): CatalogueDefinition => ({ key, es, en, parent: null, facts: [] })

/**
 * Every catalogue of headquarters, in the order in which the console lists them. To add one, add a line here and its
 * words.
 */
export const catalogues = [
  plain("ambito", "Ámbitos", "Fields of protection"),
  { ...plain("subtype", "Tipos de caso", "Case types"), parent: "ambito" },
  plain("vulnerability", "Condiciones de vulnerabilidad", "Vulnerability"),
  plain("violence_type", "Tipos de violencia (LGAMVLV)", "Types of violence (LGAMVLV)"),
  plain("violence_modality", "Modalidades de violencia (LGAMVLV)", "Modalities of violence (LGAMVLV)"),
  {
    ...plain("gbv_type", "Tipos básicos GBVIMS", "GBVIMS core types"),
    facts: [
      text("question_es", "Pregunta en español", "Question in Spanish"),
      text("question_en", "Pregunta en inglés", "Question in English"),
      text("definition_es", "Definición en español", "Definition in Spanish"),
      text("definition_en", "Definición en inglés", "Definition in English"),
    ],
  },
  plain("case_context", "Contextos del caso (GBVIMS)", "Case contexts (GBVIMS)"),
  plain("place", "Lugares", "Places"),
  plain("relationship", "Relación con la persona agresora", "Relationship to the perpetrator"),
  plain("age_group", "Grupos de edad", "Age groups"),
  plain("acceptance_way", "Medios de aceptación", "Ways of accepting"),
  plain("document", "Documentos", "Documents"),
  { ...plain("language", "Lenguas", "Languages"), facts: [text("family", "Familia", "Family")] },
  {
    ...plain("training_offer", "Capacitaciones que ofrece la Cancillería", "Trainings that the ministry offers"),
    facts: [
      text("audience", "A quién va dirigida", "For whom"),
      text("topic", "Tema", "Topic"),
      { key: "hours", es: "Horas", en: "Hours", kind: "number" },
    ],
  },
  {
    ...plain("hotline", "Líneas nacionales", "National lines"),
    facts: [
      text("phone", "Teléfono", "Phone"),
      text("how_es", "Cómo se llama, en español", "How to get through, in Spanish"),
      text("how_en", "Cómo se llama, en inglés", "How to get through, in English"),
      text("languages", "Lenguas", "Languages"),
      text("country", "País", "Country"),
      text("alert_es", "Aviso, en español", "Alert, in Spanish"),
      text("alert_en", "Aviso, en inglés", "Alert, in English"),
    ],
  },
  {
    ...plain("campaign", "Campañas y fechas", "Campaigns and dates"),
    facts: [
      text("from", "Desde (MM-DD, o el día de cada mes: 25)", "From (MM-DD, or the day of each month: 25)"),
      text("until", "Hasta (MM-DD)", "Until (MM-DD)"),
    ],
  },
  plain("sipc_column", "Columnas del resumen SIPC", "Columns of the SIPC summary"),
] as const satisfies readonly CatalogueDefinition[]

export type CatalogueKey = (typeof catalogues)[number]["key"]
export const catalogueKeys = catalogues.map(({ key }) => key) as [CatalogueKey, ...CatalogueKey[]]
