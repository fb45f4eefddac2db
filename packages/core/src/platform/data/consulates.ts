import facts from "./consulates.json"

/** An office of the network, as the catalogue knows it before it joins. The codes are Ventanilla's own. */
export type Office = {
  code: string
  city: { es: string; en: string }
  state: string
  country: string
  kind: string
  kindConfidence: string
  name: string
  timeZone: string
  latitude: number
  longitude: number
  district: string | null
  districtConfidence: string | null
}

/** The 53 offices in the United States; sources and confidence in `consulates.json`. */
export const offices: readonly Office[] = facts.offices as Office[]
export const officeFromCode = (code: string): Office | undefined => offices.find((office) => office.code === code)

/** The office's public name; the English one is a plain translation of its kind. */
export function officeNames(office: Office): { es: string; en: string } {
  const general = office.kind === "consulado_general"
  const section = !office.kind.startsWith("consulado")
  return {
    es: office.name,
    en: section
      ? `Consular Section, Embassy of Mexico in ${office.city.en}`
      : `${general ? "Consulate General" : "Consulate"} of Mexico in ${office.city.en}`,
  }
}
