import type { CellKey } from "../../statistics/statistics/families.schema"
import type { Birth } from "../person/person.schema"
import type { About, Attributes } from "./breakdown.schema"

const groups = [
  [60, "60+"],
  [45, "45-59"],
  [30, "30-44"],
  [18, "18-29"],
  [12, "12-17"],
  [0, "0-11"],
] as const

/** Whole years from one day to another; when only the year is known, counts from its first day. */
const years = (from: string, to: string) =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5, 10) < (from.slice(5, 10) || "01-01") ? 1 : 0)

function ageOn(birth: Birth, day: string): number {
  switch (birth.known) {
    case "day":
      return years(birth.date, day)
    case "year":
      return years(String(birth.year), day)
    case "age":
      return birth.age + Math.max(0, years(birth.on, day))
    default:
      return birth satisfies never
  }
}

/** The woman's age group on this day. */
export function ageGroup(birth: Birth | null, day: string): string {
  if (!birth) return "unknown"
  const age = ageOn(birth, day)
  return groups.find(([from]) => age >= from)?.[1] ?? "unknown"
}

export const attributesOf = ({ birth, originState }: About, day: string): Pick<Attributes, "age" | "origin"> => ({
  age: ageGroup(birth, day),
  origin: originState,
})

/** The statistical cells in which a case file is counted. */
export const cellsOf = ({ age, origin, ambito, violence }: Attributes): CellKey[] => [
  `casefile.age.${age}`,
  ...(origin ? [`casefile.origin.${origin}` as const] : []),
  ...(ambito ? [`casefile.ambito.${ambito}` as const] : []),
  ...[...new Set(violence)].sort().map((type) => `casefile.violence.${type}` as const),
]

/** How the counts change when a case file moves from the cells `before` to the cells `after`. */
export const moves = (before: readonly CellKey[], after: readonly CellKey[]): (readonly [CellKey, number])[] => [
  ...before.filter((key) => !after.includes(key)).map((key) => [key, -1] as const),
  ...after.filter((key) => !before.includes(key)).map((key) => [key, 1] as const),
]
