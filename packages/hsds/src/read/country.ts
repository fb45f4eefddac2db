const usual: Record<string, string> = {
  usa: "US", us: "US", eua: "US", eeuu: "US", eu: "US", "united states": "US", "united states of america": "US", "the united states": "US",
  "estados unidos": "US", "estados unidos de america": "US", america: "US", "u s of a": "US", mex: "MX", mexico: "MX",
  "estados unidos mexicanos": "MX", can: "CA", canada: "CA", uk: "GB",
} // biome-ignore format: a table

const folded = (value: string) =>
  value
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\./g, "")
    .replace(/[^a-z]+/g, " ")
    .trim()

const none = new Set(["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"])

let known: Map<string, string> | undefined
function byName(): Map<string, string> {
  if (known) return known
  const found = new Map<string, string>()
  const names = ["es", "en"].map((locale) => new Intl.DisplayNames(locale, { type: "region", fallback: "none" }))
  for (let at = 0; at < 26 * 26; at++) {
    const code = String.fromCharCode(65 + Math.floor(at / 26), 65 + (at % 26))
    // Codes of no country (`ZZ`, `EU`) and superseded ones (`UK`, `FX`) have the same names.
    if (none.has(code) || new Intl.Locale(`und-${code}`).region !== code) continue
    for (const list of names) {
      const name = list.of(code)
      if (name) found.set(folded(name), code)
    }
  }
  known = found
  return found
}

/**
 * Reads a country by its code or its name in Spanish or English: `USA`, `EE. UU.`, `United States` are `US`. Undefined
 * when unknown.
 */
export function readCountry(value: string): string | undefined {
  const plain = folded(value)
  const found = usual[plain] ?? usual[plain.replaceAll(" ", "")] ?? byName().get(plain)
  if (found) return found
  const code = value.trim().toUpperCase()
  return /^[A-Z]{2}$/.test(code) && [...byName().values()].includes(code) ? code : undefined
}
