export type MailLanguage = "es" | "en"
export type StaffRole = "coordinator" | "caseworker" | "window" | "outreach" | "viewer"

/** What a mail may say: each kind, and the shape its checked value has inside. */
export type SafeValues = {
  folio: string
  count: number
  digestNumber: string
  date: { instant: string; timeZone: string }
  link: string
  code: string
  office: Record<MailLanguage, string>
  role: StaffRole
  phone: string
}

/** Says which kind was refused and why, and never repeats the value: it may be somebody's name. */
export class UnsafeValueError extends Error {
  override readonly name = "UnsafeValueError"
  constructor(
    readonly kind: string,
    readonly reason: string,
  ) {
    super(`A mail cannot carry this ${kind}: ${reason}`)
  }
}

const alphabet = "[23456789ABCDEFGHJKMNPQRSTVWXYZ]"
const id = "[a-z]{3}_[0-7][0-9A-HJKMNP-TV-Z]{25}"
// Ids and long random secrets only: a word or a name is too short to be one.
const token = `(?:(?:${id}|[A-Za-z0-9_-]{32,128})(?:\\.(?:${id}|[A-Za-z0-9_-]{32,128})){0,3})`
const patterns = {
  folio: new RegExp(`^CAN-${alphabet}{4}$`),
  digestNumber: new RegExp(`^D-(\\d{4})(\\d{2})(\\d{2})-${alphabet}{4}$`),
  instant: /^(20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.\d{1,9})?Z$/,
  timeZone: /^[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+){0,2}$/,
  url: /^https?:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?(?:\/[A-Za-z0-9_/-]*)?(?:#.*)?$/,
  segment: new RegExp(`^(?:[a-z][a-z-]{0,23}|${id})$`),
  fragment: new RegExp(`^(?:[a-z]{1,12}=)?${token}(?:&lang=(?:es|en))?$`),
  code: /^\d{6}$/,
  office: /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,;:'’"“”()/&·–—-]*$/u,
  phone: /^[+(*#]{0,2}\d[\d ()./-]{0,30}[\d)#](?: ext\. \d{1,8})?$/,
}

const roles: Record<StaffRole, true> = {
  coordinator: true,
  caseworker: true,
  window: true,
  outreach: true,
  viewer: true,
}

const refuse = (kind: string, reason: string): never => {
  throw new UnsafeValueError(kind, reason)
}

function matching(kind: "folio" | "digestNumber" | "code" | "phone", value: unknown): string {
  if (typeof value !== "string" || !patterns[kind].test(value)) return refuse(kind, "wrong_shape")
  return value
}

/** True if the date exists: `Date` rolls 30 February over to March without a word. */
const exists = (iso: string) => {
  const time = Date.parse(`${iso}Z`)
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(iso)
}

function timeZone(value: unknown): string {
  if (typeof value !== "string" || !patterns.timeZone.test(value)) return refuse("date", "unknown_time_zone")
  try {
    new Intl.DateTimeFormat("en", { timeZone: value })
    return value
  } catch (error) {
    if (error instanceof RangeError) return refuse("date", "unknown_time_zone")
    throw error
  }
}

function officeName(value: unknown): string {
  if (typeof value !== "string" || value.length > 120) return refuse("office", "wrong_shape")
  const name = value.normalize("NFC")
  if (name.trim() !== name || !patterns.office.test(name)) return refuse("office", "wrong_characters")
  if (/\d{4}/.test(name.replace(/[^\p{L}\p{N}]/gu, ""))) return refuse("office", "long_number")
  // Mail clients turn `word.word` and `://` into links of their own.
  if (/\p{L}{2}\.\p{L}{2}|:\/\//u.test(name)) return refuse("office", "looks_like_an_address")
  return name
}

/** One check a kind: returns the value as it may be shown, or throws. */
export const check: { [K in keyof SafeValues]: (value: SafeValues[K]) => SafeValues[K] } = {
  folio: (value) => matching("folio", value),
  count: (value) => (Number.isInteger(value) && value >= 0 && value <= 99_999 ? value : refuse("count", "wrong_range")),
  digestNumber: (value) => {
    const [, year, month, day] = patterns.digestNumber.exec(matching("digestNumber", value)) ?? []
    return exists(`${year}-${month}-${day}T00:00:00`) ? value : refuse("digestNumber", "no_such_date")
  },
  date: (value) => {
    const [, instant] = (typeof value?.instant === "string" && patterns.instant.exec(value.instant)) || []
    if (!instant || !exists(instant)) return refuse("date", "no_such_instant")
    return { instant: value.instant, timeZone: timeZone(value.timeZone) }
  },
  link: (value) => {
    if (typeof value !== "string" || value.length > 1000 || !patterns.url.test(value))
      return refuse("link", "wrong_shape")
    const url = urlOf(value) ?? refuse("link", "wrong_shape")
    const local = url.hostname === "localhost" || url.hostname === "127.0.0.1"
    if (url.protocol !== "https:" && !local) return refuse("link", "not_https")
    const segments = url.pathname.split("/").filter((segment) => segment !== "")
    if (!segments.every((segment) => patterns.segment.test(segment))) return refuse("link", "secret_outside_fragment")
    if (url.hash !== "" && !patterns.fragment.test(url.hash.slice(1))) return refuse("link", "not_a_capability")
    return url.href
  },
  code: (value) => matching("code", value),
  office: (value) => {
    const names: Record<MailLanguage, string> = { es: officeName(value?.es), en: officeName(value?.en) }
    return Object.freeze(names)
  },
  role: (value) => (typeof value === "string" && Object.hasOwn(roles, value) ? value : refuse("role", "unknown_role")),
  // Short codes are telephones, too: 988, *77. A word on the keys has to be spelled in digits before.
  phone: (value) => {
    const keys = matching("phone", value)
      .replace(/ ext\..*$/, "")
      .replace(/[^\d*#]/g, "").length
    return keys >= 3 && keys <= 15 ? value : refuse("phone", "wrong_shape")
  },
}

/** Not `URL.canParse`: once it is compiled, Node 20 and 22 answer false for every text with a letter outside ASCII. */
function urlOf(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}
