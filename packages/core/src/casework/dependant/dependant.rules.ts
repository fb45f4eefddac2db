import type { BeforeReturn, Written } from "./dependant.schema"

const settled: readonly Written["custody"][] = ["agreed", "her_order"]

/** Grown up, told by the year alone and in favour of caution: whoever may still be 18 is not. */
const isGrown = (birthYear: number | null, today: string): boolean =>
  birthYear !== null && Number(today.slice(0, 4)) - birthYear > 18

/**
 * Whether a journey to Mexico with this person needs a lawyer first. Taking a child across a border without the other
 * parent's agreement or a court's may count as wrongful removal (Hague Convention of 25 October 1980; general knowledge, to
 * be confirmed by headquarters), whoever the aggressor is: every child whose custody is not settled is warned about, and
 * one with the flag always.
 */
export function beforeReturn(
  { relation, custody, hague, birthYear }: Pick<Written, "relation" | "custody" | "hague" | "birthYear">,
  today: string,
): BeforeReturn | null {
  const minor = (relation === "child" || relation === "other_minor") && !isGrown(birthYear, today)
  if (!minor) return null
  if (hague) return "hague"
  return settled.includes(custody) ? null : "custody"
}

/** The gravest of several. */
export function gravest(warnings: readonly (BeforeReturn | null)[]): BeforeReturn | null {
  if (warnings.includes("hague")) return "hague"
  return warnings.includes("custody") ? "custody" : null
}
