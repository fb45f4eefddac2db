import { VisibleError } from "../../platform/error"
import type { Answer, Entry, Said, Standing } from "./risk.schema"

/** Refuses an answer to a flag that the list does not have. */
export function ask(answers: Record<string, Answer>, flags: string[]): { anyYes: boolean } {
  const known = new Set(flags)
  if (Object.keys(answers).some((key) => !known.has(key)))
    throw new VisibleError("validation", "flag_unknown", "answers")
  return { anyYes: Object.values(answers).includes("yes") }
}

const calls = (entry: Entry): boolean =>
  (entry.kind === "asked" && entry.anyYes) || (entry.kind === "instrument" && entry.outcome === "high_danger")

/**
 * The current state, from all entries, newest first. The last answer to a flag counts. One "yes", or high danger in an
 * outside instrument, calls for a specialist now; after a hand-over that reached one, a later "yes" calls again. A
 * question that was not asked says nothing.
 */
export function standing(entries: Entry[]): Standing {
  const said: Record<string, Said> = {}
  let hidden = false
  for (const entry of entries) {
    if (entry.kind !== "asked") continue
    if (!entry.answers) hidden = true
    for (const [key, answer] of Object.entries(entry.answers ?? {}))
      said[key] ??= { answer, at: entry.at, by: entry.by }
  }
  const danger = entries.findIndex((entry) => calls(entry) && (hidden || stillYes(entry, said)))
  const reached = entries.findIndex((entry) => entry.kind === "handover" && entry.outcome === "reached")
  const handover = reached >= 0 ? entries[reached] : undefined
  const isHandedOver = handover?.kind === "handover" && danger >= 0 && reached < danger
  return {
    specialistNow: danger >= 0 && !isHandedOver,
    handedOver: isHandedOver ? { to: handover.to, at: handover.at } : null,
    said: hidden ? null : said,
  }
}

/** A "yes" that the woman took back later no longer calls for a specialist. */
const stillYes = (entry: Entry, said: Record<string, Said>) =>
  entry.kind !== "asked" ||
  Object.entries(entry.answers ?? {}).some(([key, answer]) => answer === "yes" && said[key]?.answer === "yes")
