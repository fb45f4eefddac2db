import { familyOf } from "../../statistics/statistics/families.schema"
import type { Shown } from "../../statistics/suppression/suppression.schema"
import type { Figure, Group } from "./figures.schema"

/** The month in which an "año de informe", the reporting year, begins. */
export const informeBegins = 9

/** The period of this kind that a month is in. */
export function periodOf(month: string, group: Group, range: { from: string; to: string }): string {
  const [year = 0, number = 0] = month.split("-").map(Number)
  switch (group) {
    case "month":
      return month
    case "quarter":
      return `${year}-Q${Math.ceil(number / 3)}`
    case "year":
      return String(year)
    case "informe": {
      const first = number >= informeBegins ? year : year - 1
      return `${first}/${first + 1}`
    }
    case "range":
      return `${range.from}..${range.to}`
    default:
      return group satisfies never
  }
}

/** One month as it is shown in some circle: null is hidden; undefined is not closed yet, for whatever is not in it. */
export type Atom = { month: string; shown: Shown; open: (key: string) => boolean }

/**
 * Figures of a period, out of nothing but the figures of its months: where one of them may not be shown the period may not
 * either, so that no period, range or difference of two tells more than the months do.
 */
export function figures(atoms: readonly Atom[], keys: readonly string[], group: Group): Figure[] {
  const [first, last] = [atoms[0]?.month ?? "", atoms.at(-1)?.month ?? ""]
  const periods = new Map<string, Atom[]>()
  for (const atom of atoms) {
    const period = periodOf(atom.month, group, { from: first, to: last })
    periods.set(period, [...(periods.get(period) ?? []), atom])
  }
  return [...periods].flatMap(([period, parts]) => keys.map((key) => ({ key, period, ...shownOf(parts, key) })))
}

function shownOf(parts: readonly Atom[], key: string): Pick<Figure, "value" | "atLeast" | "note"> {
  const isOpen = parts.some(({ open }) => open(key))
  const values = parts.filter(({ open }) => !open(key)).map(({ shown }) => shown[key] ?? (key in shown ? null : 0))
  const sum = values.reduce<number>((all, value) => all + (value ?? 0), 0)
  if (values.includes(null)) return { value: null, atLeast: sum, note: "hidden" }
  if (isOpen) return { value: null, atLeast: sum, note: "open" }
  return { value: sum, atLeast: null, note: null }
}

/** Every key that stands in one of these months and is wanted, in order. */
export function keysOf(atoms: readonly Atom[], wanted: readonly string[], metrics: readonly string[]): string[] {
  const families = wanted.filter((each) => each !== "totals")
  const cells = new Set(atoms.flatMap(({ shown }) => Object.keys(shown)))
  const inFamilies = families.flatMap((family) => [...cells].filter((key) => familyOf(key) === family).sort())
  const totals = metrics.filter((key) => familyOf(key) === undefined)
  return [...(wanted.includes("totals") ? totals : []), ...inFamilies]
}
