import { verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { Publication } from "../../statistics/publication/inside"
import { familyOf, isPersonal } from "../../statistics/statistics/families.schema"
import { Statistics, StatisticsRules } from "../../statistics/statistics/inside"
import { metrics } from "../../statistics/statistics/statistics.schema"
import { Suppression } from "../../statistics/suppression/inside"
import { type Definition, definitions, definitionsVersion } from "./definitions"
import { type Atom, figures as figuresOf, keysOf } from "./figures.rules"
import { type Figures, FiguresInput, type FiguresQuery, NetworkFiguresInput } from "./figures.schema"

/** As long as the replay and an administration's reports are; a range of years is several requests. */
const mostMonths = 84

export function monthsOf({ from, to }: { from: string; to: string }): string[] {
  const months = StatisticsRules.months(from, to)
  if (months.length > mostMonths) throw new VisibleError("validation", "invalid", "from")
  return months
}

/** Rows of these months, and what they say. */
export function answer(
  atoms: readonly Atom[],
  { group, families: wanted }: Pick<FiguresQuery, "group" | "families">,
  { freshness, closed }: { freshness: string | null; closed: string | null },
): Figures {
  const families = wanted.split(",")
  const keys = keysOf(atoms, families, metrics)
  const named = [...new Set([...keys.map((key) => familyOf(key) ?? key), ...families])]
  const known = named.flatMap((name): [string, Definition][] => {
    const found = definitions[name]
    return found ? [[name, found]] : []
  })
  return {
    rows: figuresOf(atoms, keys, group),
    definition: Object.fromEntries(known),
    freshness,
    version: closed ? `${definitionsVersion}.${closed}` : `${definitionsVersion}`,
  }
}

/** The acting consulate's own figures, all of them, as they stand now. */
export const figures = verb("numbers.figures", FiguresInput, async (input): Promise<Figures> => {
  const atoms = await awaitAll(
    monthsOf(input).map(async (month): Promise<Atom> => {
      const shown = await Statistics.counters(month)
      return { month, shown, open: () => false }
    }),
  )
  return answer(atoms, input, { freshness: Clock.iso(), closed: null })
})

/**
 * The network's figures. Headquarters sees every total as it was added up last, and by attributes of women what was closed;
 * anybody sees months that are closed, as they were then, and nothing about women under k.
 */
export const networkFigures = verb(
  "network.figures",
  NetworkFiguresInput,
  async ({ circle, ...input }): Promise<Figures> => {
    const months = monthsOf(input)
    const { totals, sums } = await Publication.monthsOf(input.from, input.to)
    const closed = [...sums.keys()].sort().at(-1) ?? null
    const atoms = months.map((month): Atom => {
      const held = sums.get(month)
      if (circle === "headquarters")
        return {
          month,
          shown: Suppression.asHeld(totals.get(month)?.numbers, held),
          open: (key) => isPersonal(key) && !held,
        }
      return held
        ? { month, shown: Suppression.forAnybody(held), open: () => false }
        : { month, shown: {}, open: () => true }
    })
    const times = circle === "headquarters" ? [...totals.values()] : [...sums.values()]
    const freshness =
      times
        .map(({ at }) => at)
        .sort()
        .at(-1) ?? null
    return answer(atoms, input, { freshness, closed })
  },
)
