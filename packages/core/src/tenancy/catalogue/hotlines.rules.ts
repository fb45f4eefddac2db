import type { Entry } from "./catalogue.schema"

export type Hotline = {
  key: string
  names: { es: string; en: string }
  phone: string
  how: { es: string; en: string } | null
  /** A warning to show: a number that was spoofed, an operator that changed. */
  alert: { es: string; en: string } | null
  languages: string
  confidence: Entry["confidence"]
  source: string
}

const said = ({ facts }: Entry, name: string) => (typeof facts[name] === "string" ? (facts[name] as string) : "")
const both = (entry: Entry, name: string) => {
  const [es, en] = [said(entry, `${name}_es`), said(entry, `${name}_en`)]
  return es || en ? { es: es || en, en: en || es } : null
}

/** A country's current hotlines from headquarters' catalogue; without retired ones and those without a number. */
export const linesOf = (entries: readonly Entry[], country: string): Hotline[] =>
  entries
    .filter((entry) => !entry.retired && said(entry, "phone") !== "" && said(entry, "country") === country)
    .map((entry) => ({
      key: entry.key,
      names: { es: entry.es, en: entry.en },
      phone: said(entry, "phone"),
      how: both(entry, "how"),
      alert: both(entry, "alert"),
      languages: said(entry, "languages"),
      confidence: entry.confidence,
      source: entry.source,
    }))
