import { canonical } from "../../platform/util/canonical"
import type {
  Change,
  Content,
  ContentField,
  Edition,
  Facts,
  Offer,
  OfferedBy,
  Reason,
  Stage,
  Step,
  StepField,
} from "./protocol.schema"

// A table hands a map back in an order of its own.
const same = (a: unknown, b: unknown) => canonical(a) === canonical(b)
const wordsOf = ({ es, en }: { es: string; en: string }) => ({ es, en })

/** Every step with the stage it stands in, in order. */
export const stepsOf = (content: Pick<Content, "stages">): { stage: Stage; step: Step; at: number }[] =>
  content.stages.flatMap((stage) => stage.steps.map((step, index) => ({ stage, step, at: index + 1 })))

export const findStep = (content: Pick<Content, "stages">, key: string): Step | undefined =>
  stepsOf(content).find(({ step }) => step.key === key)?.step

/**
 * Those of `order` that need not move to come from the order of `before`: the longest run of them that is in order already. Both lists
 * hold the same names.
 */
export function unmoved(before: string[], order: string[]): Set<string> {
  const places = new Map(before.map((name, index) => [name, index]))
  const best: { name: string; length: number; previous: number }[] = []
  order.forEach((name, index) => {
    let length = 1
    let previous = -1
    for (let earlier = 0; earlier < index; earlier++) {
      const candidate = best[earlier]
      if (candidate && (places.get(candidate.name) ?? 0) < (places.get(name) ?? 0) && candidate.length >= length) {
        length = candidate.length + 1
        previous = earlier
      }
    }
    best.push({ name, length, previous })
  })
  const stays = new Set<string>()
  let at = best.reduce((longest, row, index) => (row.length > (best[longest]?.length ?? 0) ? index : longest), 0)
  while (best[at]) {
    stays.add(best[at]?.name ?? "")
    at = best[at]?.previous ?? -1
  }
  return stays
}

const stepFields: StepField[] = ["settings", "who", "checklist", "record", "choices", "confidence"]
const contentFields: ContentField[] = ["title", "official", "sources", "note", "offeredBy"]

/** How `after` differs from `before`, stage by stage in the order of `after`; what was removed comes last. */
export function differences(before: Content, after: Content): Change[] {
  const fields = contentFields.filter((field) => !same(before[field], after[field]))
  return [
    ...(fields.length > 0 ? [{ kind: "changed" as const, what: "protocol" as const, fields }] : []),
    ...stageChanges(before, after),
    ...stepChanges(before, after),
  ]
}

function stageChanges(before: Content, after: Content): Change[] {
  const was = new Map(before.stages.map((stage, index) => [stage.key, { stage, at: index + 1 }]))
  const is = new Map(after.stages.map((stage, index) => [stage.key, { stage, at: index + 1 }]))
  const stay = unmoved(
    before.stages.map(({ key }) => key).filter((key) => is.has(key)),
    after.stages.map(({ key }) => key).filter((key) => was.has(key)),
  )
  const now = [...is].flatMap(([key, { stage, at }]): Change[] => {
    const named = { what: "stage" as const, key, stage: key, words: wordsOf(stage) }
    const old = was.get(key)
    if (!old) return [{ kind: "added", ...named }]
    return [
      ...(same(wordsOf(old.stage), wordsOf(stage))
        ? []
        : [{ kind: "reworded" as const, ...named, before: wordsOf(old.stage) }]),
      ...(stay.has(key)
        ? []
        : [{ kind: "moved" as const, ...named, from: { stage: key, at: old.at }, to: { stage: key, at } }]),
    ]
  })
  const gone = [...was].flatMap(([key, { stage }]): Change[] =>
    is.has(key) ? [] : [{ kind: "removed", what: "stage", key, stage: key, words: wordsOf(stage) }],
  )
  return [...now, ...gone]
}

function stepChanges(before: Content, after: Content): Change[] {
  const was = new Map(stepsOf(before).map((found) => [found.step.key, found]))
  const is = new Map(stepsOf(after).map((found) => [found.step.key, found]))
  const stay = new Set(
    after.stages.flatMap((stage) => {
      const old = before.stages.find(({ key }) => key === stage.key)
      const here = (steps: Step[], other: Map<string, { stage: Stage }>) =>
        steps.map(({ key }) => key).filter((key) => other.get(key)?.stage.key === stage.key)
      return old ? [...unmoved(here(old.steps, is), here(stage.steps, was))] : []
    }),
  )
  const now = [...is].flatMap(([key, { stage, step, at }]): Change[] => {
    const named = { what: "step" as const, key, stage: stage.key, words: wordsOf(step) }
    const old = was.get(key)
    if (!old) return [{ kind: "added", ...named }]
    const fields = stepFields.filter((field) => !same(old.step[field], step[field]))
    const from = { stage: old.stage.key, at: old.at }
    return [
      ...(same(wordsOf(old.step), wordsOf(step))
        ? []
        : [{ kind: "reworded" as const, ...named, before: wordsOf(old.step) }]),
      ...(stay.has(key) ? [] : [{ kind: "moved" as const, ...named, from, to: { stage: stage.key, at } }]),
      ...(fields.length > 0 ? [{ kind: "changed" as const, ...named, fields }] : []),
    ]
  })
  const gone = [...was].flatMap(([key, { stage, step }]): Change[] =>
    is.has(key) ? [] : [{ kind: "removed", what: "step", key, stage: stage.key, words: wordsOf(step) }],
  )
  return [...now, ...gone]
}

/** Which protocols the facts call for, each with its reasons; those already under way are left out. Nothing begins by itself. */
export function offered(facts: Facts, editions: Edition[], underway: string[]): Offer[] {
  return editions.flatMap(({ protocol, version, offeredBy }) => {
    if (protocol === "red_flags" || underway.includes(protocol)) return []
    const because = reasons(facts, offeredBy)
    return because.length > 0 ? [{ protocol, version, because }] : []
  })
}

function reasons(facts: Facts, by: OfferedBy): Reason[] {
  const met = (kind: Reason["kind"], seen: string[], listed: string[]) =>
    seen.filter((key) => listed.includes(key)).map((key) => ({ kind, key }))
  return [
    ...met("flag", facts.redFlags, by.redFlags),
    ...met("sign", facts.signs, by.signs),
    ...met("band", facts.band === null ? [] : [String(facts.band)], by.bands.map(String)),
    ...met("need", facts.needs, by.needs),
  ]
}
