type Language = "es" | "en"
type Words = { es: string; en: string }

export const words = {
  monthly: { es: "Informe mensual VAIM", en: "Monthly VAIM report" },
  figures: { es: "Cifras del consulado", en: "Figures of the consulate" },
  network: { es: "Informe de la red", en: "Network report" },
  transparency: { es: "Respuesta de transparencia", en: "Transparency answer" },
  informe: { es: "Renglón del informe", en: "Line of the informe" },
  office: { es: "Representación", en: "Office" },
  period: { es: "Periodo", en: "Period" },
  status: { es: "Estado", en: "State" },
  draft: { es: "Borrador: todavía cambia", en: "Draft: it still changes" },
  approved: { es: "Aprobado el {day}", en: "Approved on {day}" },
  counted: { es: "Contado", en: "Counted" },
  version: { es: "Versión", en: "Version" },
  versionText: {
    es: "{version} (definiciones, y último mes cerrado si lo hay)",
    en: "{version} (definitions, and the last closed month if there is one)",
  },
  folio: { es: "Folio de la solicitud", en: "Folio of the request" },
  protection: { es: "Atención y protección", en: "Care and protection" },
  community: { es: "Vinculación con la comunidad", en: "Community outreach" },
  figure: { es: "Cifra", en: "Figure" },
  before: { es: "Mes anterior", en: "Month before" },
  informeYear: { es: "Año de informe", en: "Informe year" },
  corrections: { es: "Correcciones a meses ya informados", en: "Corrections to months already reported" },
  was: { es: "Se informó", en: "Was reported" },
  is: { es: "Es", en: "Is" },
  suppression: { es: "Lo que no se muestra", en: "What is not shown" },
  hidden: {
    es: "«Oculto» es una cifra menor que el umbral, o la que permitiría deducirla. Cero sí se muestra. «Sin cerrar» es un mes cuya suma de red todavía no cierra.",
    en: "“Hidden” is a figure below the threshold, or one that would give such a figure away. Zero is shown. “Not closed” is a month whose network sum has not been closed yet.",
  },
  inside: {
    es: "Uso interno del consulado: los desgloses por atributo muestran números pequeños. No salen del consulado; la sede recibe los totales.",
    en: "For use inside the consulate: breakdowns by attribute show small numbers. They do not leave the consulate; headquarters receives the totals.",
  },
  received: {
    es: "Como lo recibe la sede: totales exactos y nada contado por un atributo de las mujeres.",
    en: "As headquarters receives it: exact totals, and nothing counted by an attribute of the women.",
  },
  sentence: {
    es: "Entre {from} y {to}, la red realizó {held} actividades con {participants} participantes, abrió {cases} expedientes VAIM, hizo {referrals} canalizaciones, impartió {trainings} capacitaciones y firmó {alliances} alianzas.",
    en: "Between {from} and {to} the network held {held} activities with {participants} participants, opened {cases} VAIM case files, made {referrals} referrals, gave {trainings} trainings and signed {alliances} alliances.",
  },
} as const satisfies Record<string, Words>

export type Word = keyof typeof words

/** A text of a report, with its placeholders filled in. */
export const say = (language: Language, word: Word, values: Record<string, string | number> = {}): string =>
  words[word][language].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""))

const locale = (language: Language) => (language === "es" ? "es-MX" : "en-US")
const monthOf = (month: string, language: Language, style: "long" | "short") =>
  new Intl.DateTimeFormat(locale(language), { month: style, year: "numeric", timeZone: "UTC" }).format(
    new Date(`${month}-15T12:00:00Z`),
  )
export const longMonth = (month: string, language: Language) => monthOf(month, language, "long")
export const moment = (at: string, language: Language, timeZone: string) =>
  new Intl.DateTimeFormat(locale(language), { dateStyle: "long", timeStyle: "short", timeZone }).format(new Date(at))

/** The name of a period: `2026-03`, `2026-Q1`, `2026`, `2025/2026`, `2026-01..2026-03`. */
export function periodName(period: string, language: Language): string {
  if (/^\d{4}-\d\d$/.test(period)) return monthOf(period, language, "short")
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period)
  if (quarter) return language === "es" ? `T${quarter[2]} ${quarter[1]}` : `Q${quarter[2]} ${quarter[1]}`
  const informe = /^(\d{4})\/(\d{4})$/.exec(period)
  if (informe) return `Informe ${informe[1]}–${informe[2]}`
  const [from = "", to = ""] = period.split("..")
  return to ? `${monthOf(from, language, "short")} – ${monthOf(to, language, "short")}` : period
}
