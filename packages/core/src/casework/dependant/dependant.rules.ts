import type { BeforeReturn, Written } from "./dependant.schema"

const settled: readonly Written["custody"][] = ["agreed", "her_order"]

/** Of age, judged cautiously by the year alone: a person who may still be 18 is not. */
const isGrown = (birthYear: number | null, today: string): boolean =>
  birthYear !== null && Number(today.slice(0, 4)) - birthYear > 18

/**
 * Whether the woman needs a lawyer before travelling to Mexico with this person. Taking a child across a border without
 * the agreement of the other parent or of a court may count as wrongful removal (Hague Convention of 25 October 1980;
 * general knowledge, to be confirmed by headquarters), whoever the aggressor is. So there is a warning for every child
 * whose custody is not settled, and always for one with the `hague` flag.
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

/** The gravest of several warnings. */
export function gravest(warnings: readonly (BeforeReturn | null)[]): BeforeReturn | null {
  if (warnings.includes("hague")) return "hague"
  return warnings.includes("custody") ? "custody" : null
}
