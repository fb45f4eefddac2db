import type { Edition } from "../protocol/protocol.schema"
import { applying, newer, type State, steps } from "./protocolrun.rules"
import type { Coverage, Run, StepCoverage, StepView, Summary, View } from "./protocolrun.schema"

/** A run without its steps. `inForce` is the protocol's version in force. */
export function summary(run: Run, edition: Edition, inForce: number): Summary {
  const { marks, adopted: _adopted, ...its } = run
  const mine = applying(run, edition).map(({ key }) => marks[key]?.state)
  const count = (state: "done" | "not_done") => mine.filter((one) => one === state).length
  return {
    ...its,
    title: edition.title,
    steps: mine.length,
    done: count("done"),
    notDone: count("not_done"),
    newer: newer(run, inForce),
  }
}

/**
 * A run in the wording of its version. `editions`: by number, those in which something was marked. `isOpened` false
 * leaves out the recorded text.
 */
export function view(
  run: State,
  edition: Edition,
  inForce: number,
  editions: Map<number, Edition>,
  isOpened: boolean,
): View {
  const { written, ...its } = run
  const shown = (step: Omit<StepView, "mark" | "written">): StepView => ({
    ...step,
    mark: run.marks[step.key] ?? null,
    written: isOpened ? (written[step.key] ?? null) : null,
  })
  const present = new Set(steps(edition).map(({ key }) => key))
  return {
    ...summary(its, edition, inForce),
    adopted: run.adopted,
    stages: edition.stages.map((stage) => ({ ...stage, steps: stage.steps.map(shown) })),
    retired: Object.entries(run.marks).flatMap(([key, mark]) => {
      const step = present.has(key) ? undefined : editions.get(mark.edition)
      const worded = step && steps(step).find((one) => one.key === key)
      return worded ? [shown(worded)] : []
    }),
    opened: isOpened,
  }
}

/**
 * How many runs took each step of the current version. `editions`: each run's version. Counts only; no run is
 * identified.
 */
export function coverage(current: Edition, runs: Run[], editions: Map<number, Edition>): Coverage {
  const rows = current.stages.flatMap((stage) =>
    stage.steps.map(({ key, es, en }): StepCoverage => {
      const row: StepCoverage = { key, stage: stage.key, es, en, runs: 0, done: 0, notDone: 0, reasons: {} }
      for (const run of runs) count(row, run, editions.get(run.edition))
      return row
    }),
  )
  return {
    protocol: current.protocol as Coverage["protocol"],
    edition: current.version,
    runs: runs.length,
    open: runs.filter(({ status }) => status === "open").length,
    steps: rows,
  }
}

function count(row: StepCoverage, run: Run, edition: Edition | undefined) {
  const mark = run.marks[row.key]
  const applies = edition !== undefined && applying(run, edition).some(({ key }) => key === row.key)
  if (!applies && !mark) return
  row.runs += 1
  if (mark?.state === "done") row.done += 1
  if (mark?.state === "not_done") {
    row.notDone += 1
    if (mark.reason) row.reasons[mark.reason] = (row.reasons[mark.reason] ?? 0) + 1
  }
}
