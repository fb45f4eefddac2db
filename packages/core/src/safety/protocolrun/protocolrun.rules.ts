import { assertAsRead, OldReading, VisibleError } from "../../platform/error"
import type { Content, Edition, Step } from "../protocol/protocol.schema"
import type { EndReason, Mark, MarkInput, Run, Written } from "./protocolrun.schema"

/** A run with its recorded text, decrypted. */
export type State = Run & { written: Record<string, Written> }
type By = { by: string; now: string }

const refuse = (code: Parameters<typeof conflict>[0]): never => {
  throw conflict(code)
}
const conflict = (code: "run_ended" | "run_open" | "run_steps_open" | "run_underway" | "nothing_to_adopt") =>
  new VisibleError("conflict", code)
const assertOpen = (run: Run) => run.status === "open" || refuse("run_ended")

export const steps = (content: Pick<Content, "stages">): Step[] => content.stages.flatMap((stage) => stage.steps)
/** The steps of the run's version that apply in its setting. */
export const applying = (run: Pick<Run, "setting">, content: Pick<Content, "stages">): Step[] =>
  steps(content).filter(({ settings }) => settings.includes(run.setting))

/** A case file has at most one open run of a protocol. */
export function start(
  run: Omit<Run, "status" | "marks" | "kept" | "adopted" | "endedAt" | "endReason">,
  underway: string[],
): State {
  if (underway.includes(run.protocol)) refuse("run_underway")
  return { ...run, status: "open", marks: {}, written: {}, kept: null, adopted: [], endedAt: null, endReason: null }
}

/**
 * Marks a step of the run's version as done, or with the reason why not. Never overwrites a mark that the writer had
 * not seen.
 */
export function mark(run: State, edition: Edition, input: Omit<MarkInput, "runID">, { by, now }: By): State {
  assertOpen(run)
  const step = stepOf(run, edition, input.step)
  assertSeen(run, input)
  const written = { value: recordedOf(step, input), note: input.note || null }
  const made: Mark = {
    state: input.state,
    reason: reasonOf(input),
    ticked: tickedOf(step, input),
    at: now,
    by,
    edition: run.edition,
  }
  const isWritten = written.value !== null || written.note !== null
  const { [step.key]: _before, ...others } = run.written
  return {
    ...run,
    marks: { ...run.marks, [step.key]: made },
    written: isWritten ? { ...others, [step.key]: written } : others,
  }
}

/** Removes a mark. */
export function clear(run: State, edition: Edition, input: { step: string; seen: string | null }): State {
  assertOpen(run)
  const { key } = stepOf(run, edition, input.step)
  assertSeen(run, input)
  const { [key]: _mark, ...marks } = run.marks
  const { [key]: _written, ...written } = run.written
  return { ...run, marks, written }
}

/** Adopts the current version. What was done stays done, even where the new version no longer has the step. */
export function adopt(run: State, edition: number, inForce: number, { by, now }: By): State {
  assertNewer(run, edition, inForce)
  return {
    ...run,
    edition,
    kept: null,
    adopted: [...run.adopted, { from: run.edition, to: edition, at: now, by }],
  }
}

/** Keeps the run's own version; the question is not asked again until there is another. */
export function keep(run: State, edition: number, inForce: number): State {
  assertNewer(run, edition, inForce)
  return { ...run, kept: edition }
}

/** Ends the run. A run is completed when every applicable step has a mark; any other ending needs a reason. */
export function end(run: State, edition: Edition, reason: EndReason, { now }: Pick<By, "now">): State {
  assertOpen(run)
  assertEdition(run, edition)
  if (reason === "completed" && applying(run, edition).some(({ key }) => !run.marks[key])) refuse("run_steps_open")
  return { ...run, status: "ended", endedAt: now, endReason: reason }
}

/** Always possible, unless a new run of the protocol is open. */
export function reopen(run: State, underway: string[]): State {
  if (run.status === "open") refuse("run_open")
  if (underway.includes(run.protocol)) refuse("run_underway")
  return { ...run, status: "open", endedAt: null, endReason: null }
}

/** The newer version about which the run has not been asked, if there is one. */
export const newer = (run: Pick<Run, "status" | "edition" | "kept">, inForce: number): number | null =>
  run.status === "open" && inForce > run.edition && inForce !== run.kept ? inForce : null

function assertEdition(run: Run, edition: Edition) {
  if (edition.version !== run.edition || edition.protocol !== run.protocol) throw new Error("Another version's wording")
}

function stepOf(run: Run, edition: Edition, key: string): Step {
  assertEdition(run, edition)
  const found = steps(edition).find((step) => step.key === key)
  if (!found) throw new VisibleError("validation", "step_unknown", "step")
  return found
}

function assertSeen(run: Run, { step, seen }: { step: string; seen: string | null }) {
  if ((run.marks[step]?.at ?? null) !== seen) throw new OldReading()
}

function assertNewer(run: Run, edition: number, inForce: number) {
  assertOpen(run)
  assertAsRead(inForce, edition)
  if (edition <= run.edition) refuse("nothing_to_adopt")
}

function reasonOf({ state, reason }: Omit<MarkInput, "runID">) {
  if (state === "done") return null
  if (reason === null) throw new VisibleError("validation", "reason_needed", "reason")
  return reason
}

function tickedOf(step: Step, { ticked }: Omit<MarkInput, "runID">): string[] {
  const known = step.checklist.map(({ key }) => key)
  if (ticked.some((key) => !known.includes(key))) throw new VisibleError("validation", "item_unknown", "ticked")
  return known.filter((key) => ticked.includes(key))
}

const isDay = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value)

/**
 * The value that must be recorded when the step is done; an unexpected value is refused, so that none is silently lost.
 */
function recordedOf(step: Step, { state, value }: Omit<MarkInput, "runID">): string | null {
  const given = value || null
  const asks = state === "done" && (step.record === "text" || step.record === "date" || step.record === "choice")
  if (!asks) {
    if (given !== null) throw new VisibleError("validation", "value_not_asked", "value")
    return null
  }
  if (given === null) throw new VisibleError("validation", "value_needed", "value")
  const fits =
    step.record === "text" || (step.record === "date" ? isDay(given) : step.choices.some(({ key }) => key === given))
  if (!fits) throw new VisibleError("validation", "value_unfit", "value")
  return given
}
