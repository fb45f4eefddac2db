import { VisibleError } from "../../platform/error"
import type { Info, Perpetrator, When, Written } from "./incident.schema"

/** True when the day, month or year is in the future. */
export function isToCome(when: When, today: string): boolean {
  switch (when.precision) {
    case "day":
      return when.day > today
    case "month":
      return when.month > today.slice(0, 7)
    case "year":
      return String(when.year) > today.slice(0, 4)
    case "unknown":
      return false
    default:
      return when satisfies never
  }
}

export function assertPast(when: When, today: string): void {
  if (isToCome(when, today)) throw new VisibleError("validation", "day_to_come", "when")
}

/** Newest first by when it happened; incidents without a date come last, in the order of recording. */
export function inOrder<I extends { when: When; createdAt: string }>(incidents: readonly I[]): I[] {
  const at = ({ when }: I) =>
    when.precision === "day"
      ? when.day
      : when.precision === "month"
        ? when.month
        : when.precision === "year"
          ? String(when.year)
          : ""
  return [...incidents].sort((a, b) => at(b).localeCompare(at(a)) || b.createdAt.localeCompare(a.createdAt))
}

export type Told = { narrative: string | null; perpetrator: Perpetrator | null }
export type Sees = { narrative: boolean; perpetrator: boolean }

/** What was told, limited to what this reader may see; hidden parts are named. */
export function shown(told: Told, sees: Sees): Told & Pick<Info, "hidden"> {
  return {
    narrative: sees.narrative ? told.narrative : null,
    perpetrator: sees.perpetrator ? told.perpetrator : null,
    hidden: (["narrative", "perpetrator"] as const).filter((part) => !sees[part]),
  }
}

/** The catalogues of an incident's words, by field. */
export function words(of: Pick<Written, "place" | "types" | "modality" | "gbvType" | "contexts" | "perpetrator">) {
  const one = (key: string | null | undefined) => (key ? [key] : [])
  return {
    place: { catalogue: "place", keys: one(of.place) },
    types: { catalogue: "violence_type", keys: of.types },
    modality: { catalogue: "violence_modality", keys: one(of.modality) },
    gbvType: { catalogue: "gbv_type", keys: [of.gbvType] },
    contexts: { catalogue: "case_context", keys: of.contexts },
    "perpetrator.relationship": { catalogue: "relationship", keys: one(of.perpetrator?.relationship) },
    "perpetrator.ageGroup": { catalogue: "age_group", keys: one(of.perpetrator?.ageGroup) },
  } as const
}
