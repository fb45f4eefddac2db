import { check, type MailLanguage, type SafeValues, type StaffRole, UnsafeValueError } from "./safe.rules"

export { type MailLanguage, type SafeValues, type StaffRole, UnsafeValueError } from "./safe.rules"

export type SafeKind = keyof SafeValues

/**
 * A checked value of one kind. The fields are private in the language itself, so that a cast, a parsed body or an `any` cannot
 * stand in for one at run time, and so that a link or a code printed to a log prints nothing.
 */
class SafeValue<K extends SafeKind> {
  readonly #kind: K
  readonly #value: SafeValues[K]

  constructor(kind: K, value: SafeValues[K]) {
    this.#kind = kind
    this.#value = value
    Object.freeze(this)
  }

  static read<K extends SafeKind>(kind: K, safe: SafeValue<K>): SafeValues[K] {
    if (typeof safe !== "object" || safe === null || !(#value in safe) || safe.#kind !== kind)
      throw new UnsafeValueError(kind, "not_a_safe_value")
    return safe.#value
  }

  static kind(safe: SafeValue<SafeKind>): SafeKind {
    if (typeof safe !== "object" || safe === null || !(#kind in safe))
      throw new UnsafeValueError("value", "not_a_safe_value")
    return safe.#kind
  }
}

export type Safe<K extends SafeKind> = SafeValue<K>
export const readSafe = SafeValue.read
export const kindOf = SafeValue.kind

/** The only way to a value that a mail can carry: each constructor checks at run time, and throws `UnsafeValueError`. */
export const safe = {
  /** A referral's folio, `CAN-7K2M`. A case's folio is refused: partners are not told it by mail. */
  folio: (value: string) => new SafeValue("folio", check.folio(value)),
  count: (value: number) => new SafeValue("count", check.count(value)),
  /** `D-20260309-4F7K`: makes a mail that was sent twice recognisable. */
  digestNumber: (value: string) => new SafeValue("digestNumber", check.digestNumber(value)),
  /** An instant (`2026-03-16T12:00:00Z`) and the time zone in which the reader is told of it. */
  date: (value: { instant: string; timeZone: string }) => new SafeValue("date", check.date(value)),
  /** An address of the console or the partner page: no query string, no secret outside the fragment. */
  link: (value: string) => new SafeValue("link", check.link(value)),
  code: (value: string) => new SafeValue("code", check.code(value)),
  /** The consulate's public name, from its configuration. */
  office: (value: Record<MailLanguage, string>) => new SafeValue("office", check.office(value)),
  role: (value: StaffRole) => new SafeValue("role", check.role(value)),
  /** The consulate's public telephone, from its configuration. */
  phone: (value: string) => new SafeValue("phone", check.phone(value)),
}
