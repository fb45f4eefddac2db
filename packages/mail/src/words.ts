import { kindOf, type MailLanguage, readSafe, type Safe, type SafeKind, type SafeValues, type StaffRole } from "./safe"

type Part = Words | Safe<SafeKind>

/** A sentence: text from this source code, and safe values between it. Nothing else can be put into one. */
export class Words {
  readonly #literals: readonly string[]
  readonly #parts: readonly Part[]

  constructor(literals: TemplateStringsArray, parts: readonly Part[]) {
    this.#literals = literals
    this.#parts = parts
  }

  /** The sentence in a language, as plain text. */
  in(language: MailLanguage): string {
    return this.#literals.reduce((said, literal, index) => {
      const part = this.#parts[index - 1]
      return `${said}${part === undefined ? "" : say(part, language)}${literal}`
    })
  }
}

/** Tag of a template literal; a `string` between the words is a compile error. */
export const words = (literals: TemplateStringsArray, ...parts: Part[]) => new Words(literals, parts)

/** One or the other, by the number. */
export const counted = (count: Safe<"count">, one: Words, other: Words) =>
  readSafe("count", count) === 1 ? one : other

const roleNames: Record<StaffRole, Record<MailLanguage, string>> = {
  coordinator: { es: "Coordinación", en: "Coordinator" },
  caseworker: { es: "Atención de expedientes", en: "Case worker" },
  window: { es: "Ventanilla de otra área", en: "Window of another area" },
  outreach: { es: "Vinculación comunitaria", en: "Community outreach" },
  viewer: { es: "Solo consulta", en: "View only" },
}

// The Spanish of the United States knows EST and CDT by name; Mexico's says GMT-5.
const locales: Record<MailLanguage, string> = { es: "es-US", en: "en-US" }

function sayDate({ instant, timeZone }: SafeValues["date"], language: MailLanguage): string {
  const format = new Intl.DateTimeFormat(locales[language], {
    timeZone,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  })
  // ICU's narrow spaces are shown as boxes by old mail clients.
  return format.format(new Date(instant)).replace(/[\u00a0\u2009\u202f]/g, " ")
}

function say(part: Part, language: MailLanguage): string {
  if (part instanceof Words) return part.in(language)
  const is = <K extends SafeKind>(kind: K) => readSafe(kind, part as Safe<K>)
  const kind = kindOf(part)
  switch (kind) {
    case "folio":
    case "digestNumber":
    case "link":
    case "code":
      return is(kind)
    case "phone":
      return is(kind).replaceAll(" ", "\u00a0")
    case "count":
      return String(is(kind))
    case "date":
      return sayDate(is(kind), language)
    case "office":
      return is(kind)[language]
    case "role":
      return roleNames[is(kind)][language]
    default:
      return kind satisfies never
  }
}
