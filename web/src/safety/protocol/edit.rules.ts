import type { Content, Stage, Step } from "@ventanilla/core/safety/protocol/schema"

type Stages = Content["stages"]
const withStages = (content: Content, stages: Stages): Content => ({ ...content, stages })
const placeOf = (content: Content, key: string) => {
  const stage = content.stages.findIndex(({ steps }) => steps.some((step) => step.key === key))
  return { stage, at: content.stages[stage]?.steps.findIndex((step) => step.key === key) ?? -1 }
}
const swapped = <T>(list: readonly T[], at: number, to: number): T[] => {
  const next = [...list]
  const [one] = next.splice(at, 1)
  if (one !== undefined) next.splice(to, 0, one)
  return next
}

/** A stage one place up (-1) or down (1); at the end of the road it stays. */
export function moveStage(content: Content, key: string, by: -1 | 1): Content {
  const at = content.stages.findIndex((stage) => stage.key === key)
  const to = at + by
  if (at < 0 || to < 0 || to >= content.stages.length) return content
  return withStages(content, swapped(content.stages, at, to))
}

/** A step one place up or down; from the edge of its stage it goes on into the next one. */
export function moveStep(content: Content, key: string, by: -1 | 1): Content {
  const { stage, at } = placeOf(content, key)
  const mine = content.stages[stage]
  const step = mine?.steps[at]
  if (!mine || !step) return content
  const to = at + by
  if (to >= 0 && to < mine.steps.length) return putSteps(content, mine.key, swapped(mine.steps, at, to))
  const next = content.stages[stage + by]
  if (!next) return content
  const left = putSteps(
    content,
    mine.key,
    mine.steps.filter((one) => one.key !== key),
  )
  return putSteps(left, next.key, by === 1 ? [step, ...next.steps] : [...next.steps, step])
}

const putSteps = (content: Content, stage: string, steps: Step[]): Content =>
  withStages(
    content,
    content.stages.map((one) => (one.key === stage ? { ...one, steps } : one)),
  )

export const changeStep = (content: Content, key: string, change: Partial<Step>): Content =>
  withStages(
    content,
    content.stages.map((stage) => ({
      ...stage,
      steps: stage.steps.map((step) => (step.key === key ? { ...step, ...change } : step)),
    })),
  )

export const changeStage = (content: Content, key: string, change: Partial<Omit<Stage, "steps">>): Content =>
  withStages(
    content,
    content.stages.map((stage) => (stage.key === key ? { ...stage, ...change } : stage)),
  )

export const removeStep = (content: Content, key: string): Content =>
  withStages(
    content,
    content.stages.map((stage) => ({ ...stage, steps: stage.steps.filter((step) => step.key !== key) })),
  )

export const removeStage = (content: Content, key: string): Content =>
  withStages(
    content,
    content.stages.filter((stage) => stage.key !== key),
  )

/** A name that nothing in the protocol has: it stays with its step whatever becomes of the wording. */
export function freshKey(content: Content, kind: "paso" | "etapa", random = () => crypto.randomUUID()): string {
  const taken = new Set(content.stages.flatMap(({ key, steps }) => [key, ...steps.map((step) => step.key)]))
  for (;;) {
    const key = `${kind}_${random().slice(0, 8).replaceAll("-", "")}`
    if (!taken.has(key)) return key
  }
}

export const addStep = (content: Content, stage: string, key: string): Content => {
  const step: Step = {
    key,
    es: "",
    en: "",
    settings: ["office", "mobile", "phone", "detention"],
    who: "caseworker",
    checklist: [],
    record: "tick",
    choices: [],
    confidence: "D",
  }
  return putSteps(content, stage, [...(content.stages.find((one) => one.key === stage)?.steps ?? []), step])
}

export const addStage = (content: Content, key: string): Content =>
  withStages(content, [...content.stages, { key, es: "", en: "", confidence: "D", steps: [] }])
