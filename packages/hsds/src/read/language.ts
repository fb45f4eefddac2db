/**
 * Names that Unicode's tables lack or have in another form: languages of Mexico and of migrants, by their usual names.
 */
const more: Record<string, string> = {
  castellano: "es", espanol: "es", esp: "es", ing: "en", spanish: "es", "mexican spanish": "es", "espanol de mexico": "es", ingles: "en", english: "en",
  "american english": "en", nahuatl: "nah", mexicano: "nah", mixteco: "mix", mixtec: "mix", zapoteco: "zap", zapotec: "zap",
  maya: "yua", "yucatec maya": "yua", "maya yucateco": "yua", tsotsil: "tzo", tzotzil: "tzo", tseltal: "tzh", tzeltal: "tzh", otomi: "oto",
  hnahnu: "oto", purepecha: "tsz", "p'urhepecha": "tsz", tarasco: "tsz", triqui: "trc", trique: "trc", mam: "mam", mazahua: "maz",
  tojolabal: "toj", amuzgo: "amu", tlapaneco: "tcf", tlapanec: "tcf", "me'phaa": "tcf", chinanteco: "cpa", chinantec: "cpa",
  huichol: "hch", wixarika: "hch", tarahumara: "tac", raramuri: "tac", "lengua de senas mexicana": "mfs", "mexican sign language": "mfs", lsm: "mfs",
  "lengua de senas americana": "ase", "american sign language": "ase", asl: "ase", "haitian creole": "ht", creole: "ht", kreyol: "ht",
  "kreyol ayisyen": "ht", "criollo haitiano": "ht", mandarin: "zh", cantonese: "yue", cantones: "yue", "k'iche'": "quc", quiche: "quc",
  kiche: "quc", "q'eqchi'": "kek", kekchi: "kek", tagalog: "tl", filipino: "fil", portugues: "pt", frances: "fr", farsi: "fa",
} // biome-ignore format: a table

const folded = (value: string) =>
  value
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[’ʼ`´]/g, "'")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim()

const shown = new Map<string, Intl.DisplayNames>()
/** A language's name in another language; undefined where Unicode has none. */
function nameIn(locale: string, code: string): string | undefined {
  const names = shown.get(locale) ?? new Intl.DisplayNames(locale, { type: "language", fallback: "none" })
  shown.set(locale, names)
  return names.of(code)
}

/** Tags of no language: undetermined, several, none, uncoded, private use. */
const none = /^(?:und|mul|zxx|mis|q[a-t][a-z])$/

let known: Map<string, string> | undefined
/** Every two-letter language by its names in Spanish, in English and in itself. */
function byName(): Map<string, string> {
  if (known) return known
  const found = new Map<string, string>()
  for (let at = 0; at < 26 * 26; at++) {
    const code = String.fromCharCode(97 + Math.floor(at / 26), 97 + (at % 26))
    if (Intl.getCanonicalLocales(code)[0] !== code) continue
    for (const locale of ["es", "en", code]) {
      const name = nameIn(locale, code)
      if (name) found.set(folded(name), code)
    }
  }
  for (const [name, code] of Object.entries(more)) found.set(name, code)
  known = found
  return found
}

/** The primary subtag of `es-MX`, `spa`, `ES`, in its shortest form. */
function tagged(value: string): string | undefined {
  if (!/^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i.test(value)) return undefined
  try {
    const code = Intl.getCanonicalLocales(value.replaceAll("_", "-"))[0]?.split("-")[0]
    return code && /^[a-z]{2,3}$/.test(code) ? code : undefined
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/**
 * Reads a language by its tag or by its name in Spanish, English or itself: `es-MX`, `spa`, `SPANISH`, `Español
 * (México)` are `es`. A three-letter tag without a known name is accepted. Undefined when unknown: never another
 * language.
 */
export function readLanguage(code: string, name = ""): string | undefined {
  const tag = tagged(code.trim())
  if (tag && none.test(tag)) return named(name)
  if (tag && (nameIn("en", tag) || tag.length === 3)) return byName().get(folded(code)) ?? tag
  return named(code) ?? named(name)
}

function named(value: string): string | undefined {
  const plain = folded(value)
  if (plain === "") return undefined
  // "Spanish; Castilian", "Chinese (Mandarin)", "Idioma: español".
  const parts = plain.replace(/^(?:language|idioma|lengua)s? ?: ?/, "").split(/ ?[;(),/] ?/)
  const whole = one(plain)
  if (whole) return whole
  const found = parts.flatMap((part) => one(part) ?? [])
  // "Inglés/Español" is two languages: reading one would lose the other.
  const beside = plain.replace(/\([^()]*\)/g, "").split(/[;,/]/)
  const several = new Set(
    beside.flatMap((part) => one(part.trim()) ?? []).map((code) => (code === "yue" ? "zh" : code)),
  )
  return several.size > 1 ? undefined : found[0]
}

/** Answers to a yes/no question rather than languages: `no` is not Norwegian here. */
const answers = new Set(["no", "si", "na", "in", "is", "or", "so", "to"])
function one(part: string): string | undefined {
  if (answers.has(part)) return undefined
  const tag = tagged(part)
  return byName().get(part) ?? (tag && nameIn("en", tag) ? tag : undefined)
}
