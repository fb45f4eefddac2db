import type { MarkInput, StepView } from "@ventanilla/core/safety/protocolrun/schema"
import { createMerge, createSeen } from "../../../ui/merge"
import { clearStep, markStep, readRun } from "../protocol.calls"
import { said } from "../protocol.words"
import { run } from "./run.i18n"

type Mark = Omit<MarkInput, "runID" | "step" | "seen">
type Marked = { mark: Mark | null }

const readingOf = ({ mark, written }: StepView) => ({
  values: {
    mark: mark && {
      state: mark.state,
      reason: mark.reason,
      ticked: mark.ticked,
      value: written?.value ?? null,
      note: written?.note ?? null,
    },
  } as Marked,
  version: mark?.at ?? null,
})

/** A mark is one thing: another's is not mixed with mine, one of the two stands. Nothing is written when it is the other's. */
export function useMark(runID: string, step: () => StepView) {
  let now: Marked["mark"] | undefined
  const read = async () => {
    const { stages } = await readRun(runID)
    const steps = stages.flatMap(({ steps }) => steps)
    const found = readingOf(steps.find(({ key }) => key === step().key) ?? step())
    now = found.values.mark
    return found
  }
  const both = { base: () => readingOf(step()), read, whole: ["mark"] }
  const merge = createMerge<Marked, string | null>(both)
  const seen = createSeen<Marked, string | null>(both)
  return {
    merge,
    seen,
    label: () => said(step()),
    show: (_: string, value: unknown) => markSaid(step(), value as Marked["mark"]),
    mark: (mark: Mark, key: string) =>
      merge.send({ mark }, key, async ({ mark: mine }, seen, again) => {
        if (mine && mine !== now) await markStep(runID, { step: step().key, ...mine, seen }, again)
      }),
    clear: (key: string) =>
      seen.send(key, async (seen, again) => {
        if (seen !== null) await clearStep(runID, step().key, seen, again)
      }),
  }
}

function markSaid(step: StepView, mark: Marked["mark"]): string {
  if (!mark) return ""
  const words = (key: string | null, list: StepView["choices"]) => {
    const found = list.find((one) => one.key === key)
    return found ? said(found) : key
  }
  return [
    run(mark.state === "done" ? "done" : "notDone"),
    mark.reason && run(`reason.${mark.reason}`),
    ...mark.ticked.map((key) => words(key, step.checklist)),
    words(mark.value, step.choices),
    mark.note,
  ]
    .filter(Boolean)
    .join("\n")
}
