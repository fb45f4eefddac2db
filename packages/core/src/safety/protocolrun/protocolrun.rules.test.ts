import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Protocol } from "../protocol/inside"
import type { Edition, Step } from "../protocol/protocol.schema"
import * as Rules from "./protocolrun.rules"
import { Deviation, EndReason, type MarkInput } from "./protocolrun.schema"
import { coverage, summary, view } from "./protocolrun.view"

const now = "2030-03-04T15:00:00.000Z"
const me = { by: "stf_me", now }
const gbv = Protocol.first("gbv")
const begin = (edition: Edition = gbv, setting: "office" | "phone" = "office") =>
  Rules.start(
    {
      ...{ runID: "run_1", casefileID: "cas_1", protocol: "gbv", edition: edition.version, setting, because: [] },
      ...{ startedAt: now, startedBy: "stf_me" },
    },
    [],
  )
const said = (step: string, more: Partial<MarkInput> = {}) => ({
  ...{ step, state: "done" as const, reason: null, ticked: [], value: null, note: null, seen: null },
  ...more,
})
const refusal = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    return (error as { code?: string }).code
  }
  return undefined
}
const mark = (run: Rules.State, step: string, more: Partial<MarkInput> = {}) =>
  Rules.mark(run, gbv, said(step, more), me)

describe("a step", () => {
  it("is done, or was not for a reason", () => {
    expect(mark(begin(), "indicadores").marks.indicadores).toMatchObject({ state: "done", by: "stf_me", edition: 1 })
    expect(refusal(() => mark(begin(), "indicadores", { state: "not_done" }))).toBe("reason_needed")
    const left = mark(begin(), "indicadores", { state: "not_done", reason: "her_decision" })
    expect(left.marks.indicadores).toMatchObject({ state: "not_done", reason: "her_decision" })
  })

  it("records what its version asks for, and nothing that it does not", () => {
    expect(refusal(() => mark(begin(), "decisiones"))).toBe("value_needed")
    expect(mark(begin(), "decisiones", { value: "Quiere pensarlo" }).written.decisiones?.value).toBe("Quiere pensarlo")
    expect(refusal(() => mark(begin(), "aceptacion", { value: "ayer" }))).toBe("value_unfit")
    expect(refusal(() => mark(begin(), "peligro", { value: "quizá" }))).toBe("value_unfit")
    expect(refusal(() => mark(begin(), "indicadores", { value: "moretones" }))).toBe("value_not_asked")
    expect(refusal(() => mark(begin(), "urgentes", { ticked: ["dinero"] }))).toBe("item_unknown")
    expect(refusal(() => mark(begin(), "no_hay"))).toBe("step_unknown")
  })

  it("is not marked over what a colleague marked meanwhile", () => {
    const once = mark(begin(), "indicadores", { note: "De ella" })
    expect(refusal(() => mark(once, "indicadores", { note: "De otra" }))).toBe("stale")
    expect(mark(once, "indicadores", { seen: now }).written).toEqual({})
    expect(refusal(() => Rules.clear(once, gbv, { step: "indicadores", seen: null }))).toBe("stale")
    expect(Rules.clear(once, gbv, { step: "indicadores", seen: now }).marks).toEqual({})
  })
})

describe("a run", () => {
  it("is completed when every step that applies in its setting has a mark", () => {
    const onPhone = Rules.applying({ setting: "phone" }, gbv)
    expect(onPhone.map(({ key }) => key)).not.toContain("violentometro")
    const all = onPhone.reduce(
      (run, { key }) => mark(run, key, { state: "not_done", reason: "not_applicable" }),
      begin(gbv, "phone"),
    )
    expect(Rules.end(all, gbv, "completed", me).status).toBe("ended")
    const { indicadores: _one, ...missing } = all.marks
    expect(refusal(() => Rules.end({ ...all, marks: missing }, gbv, "completed", me))).toBe("run_steps_open")
    expect(Rules.end(begin(), gbv, "her_decision", me)).toMatchObject({ endReason: "her_decision", endedAt: now })
  })

  it("is followed once at a time", () => {
    const its = {
      runID: "run_2",
      casefileID: "cas_1",
      protocol: "gbv" as const,
      edition: 1,
      setting: "office" as const,
    }
    const again = { ...its, because: [], startedAt: now, startedBy: "stf_me" }
    expect(refusal(() => Rules.start(again, ["gbv"]))).toBe("run_underway")
    const ended = Rules.end(begin(), gbv, "moved", me)
    expect(refusal(() => Rules.reopen(ended, ["gbv"]))).toBe("run_underway")
    expect(Rules.reopen(ended, [])).toEqual(begin())
    expect(refusal(() => Rules.reopen(begin(), []))).toBe("run_open")
  })
})

/** A next version: some steps removed, some reworded, one new, all distributed anew. */
const next = (before: Edition, salt: number[]): Edition => {
  const steps = before.stages.flatMap((stage) => stage.steps)
  const kept = steps.filter((_, index) => (salt[index % salt.length] ?? 0) % 4 !== 0)
  const fresh: Step = { ...(steps[0] as Step), key: `nuevo_${before.version}`, es: "Nuevo", en: "New", checklist: [] }
  const said = [...kept, fresh].map((step, index) =>
    (salt[index % salt.length] ?? 0) % 4 === 1 ? { ...step, es: `${step.es} (v${before.version + 1})` } : step,
  )
  const stages = before.stages.map((stage, place) => ({
    ...stage,
    steps: said.filter((_, index) => (index + (salt[0] ?? 0)) % before.stages.length === place),
  }))
  return { ...before, version: before.version + 1, stages }
}
const history = fc
  .array(fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 7 }), { minLength: 1, maxLength: 4 })
  .map((salts) => {
    const editions = [gbv]
    for (const salt of salts) editions.push(next(editions.at(-1) as Edition, salt))
    return editions
  })

type Command =
  | { do: "mark"; step: number; state: "done" | "not_done"; value: string | null; reason: Deviation | null }
  | { do: "clear"; step: number }
  | { do: "publish" | "adopt" | "keep" | "reopen" }
  | { do: "end"; reason: EndReason }
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    do: fc.constant("mark" as const),
    step: fc.nat({ max: 40 }),
    state: fc.constantFrom("done" as const, "not_done" as const),
    value: fc.constantFrom(null, "2030-03-05", "si", "Un texto"),
    reason: fc.constantFrom(null, ...Deviation.options),
  }),
  fc.record({ do: fc.constant("clear" as const), step: fc.nat({ max: 40 }) }),
  fc.record({ do: fc.constantFrom("publish" as const, "adopt" as const, "keep" as const, "reopen" as const) }),
  fc.record({ do: fc.constant("end" as const), reason: fc.constantFrom(...EndReason.options) }),
)

type Story = { run: Rules.State; inForce: number }

/** One command, or why it is refused; any other failure fails the property. */
function obey({ run, inForce }: Story, editions: Edition[], command: Command): Story | string {
  const mine = editions[run.edition - 1] as Edition
  const keys = editions.flatMap(({ stages }) => stages.flatMap(({ steps }) => steps.map(({ key }) => key)))
  const key = "step" in command ? (keys[command.step % keys.length] as string) : ""
  const seen = run.marks[key]?.at ?? null
  const applied = () => {
    switch (command.do) {
      case "mark": {
        const { state, value, reason } = command
        return Rules.mark(run, mine, said(key, { state, value, reason, seen }), me)
      }
      case "clear":
        return Rules.clear(run, mine, { step: key, seen })
      case "adopt":
        return Rules.adopt(run, inForce, inForce, me)
      case "keep":
        return Rules.keep(run, inForce, inForce)
      case "end":
        return Rules.end(run, mine, command.reason, me)
      case "reopen":
        return Rules.reopen(run, [])
      case "publish":
        return run
    }
  }
  const isPublished = command.do === "publish" && inForce < editions.length
  let next: Rules.State | undefined
  const code = refusal(() => {
    next = applied()
  })
  if (next) return { run: next, inForce: isPublished ? inForce + 1 : inForce }
  if (!code) throw new Error(`${command.do} failed otherwise`)
  return code
}

/** Runs the commands, and shows the state or refusal after each. */
function play(
  editions: Edition[],
  commands: Command[],
  look: (before: Story, after: Story | string, command: Command) => void,
) {
  let story: Story = { run: begin(), inForce: 1 }
  for (const one of commands) {
    const after = obey(story, editions, one)
    look(story, after, one)
    if (typeof after !== "string") story = after
  }
}

const shown = (run: Rules.State, editions: Edition[], inForce: number) =>
  view(run, editions[run.edition - 1] as Edition, inForce, new Map(editions.map((one) => [one.version, one])), true)

describe("versions and runs", () => {
  it("every sequence of commands leaves a legal state, and every refusal says why", () => {
    fc.assert(
      fc.property(history, fc.array(command, { maxLength: 30 }), (editions, commands) => {
        play(editions, commands, (before, after, { do: what }) => {
          if (typeof after === "string") return expect(after).toMatch(/^[a-z_]+$/)
          const { run, inForce } = after
          expect(run.edition).toBeLessThanOrEqual(inForce)
          expect(run.kept === null || (run.kept > run.edition && run.kept <= inForce)).toBe(true)
          expect(run.status === "ended").toBe(run.endedAt !== null && run.endReason !== null)
          for (const [key, mark] of Object.entries(run.marks)) {
            expect(mark.edition).toBeLessThanOrEqual(run.edition)
            expect(mark.reason !== null).toBe(mark.state === "not_done")
            expect(Rules.steps(editions[mark.edition - 1] as Edition).some((step) => step.key === key)).toBe(true)
          }
          for (const key of Object.keys(run.written)) expect(run.marks[key]).toBeDefined()
          if (before.run.status === "ended" && what !== "reopen") expect(run).toEqual(before.run)
        })
      }),
    )
  })

  it("a run is always worded as its version words it, whatever was published since", () => {
    fc.assert(
      fc.property(history, fc.array(command, { maxLength: 30 }), (editions, commands) => {
        play(editions, commands, (_, after) => {
          if (typeof after === "string") return
          const its = editions[after.run.edition - 1] as Edition
          const seen = shown(after.run, editions, after.inForce)
          const words = (stages: { key: string; steps: Pick<Step, "key" | "es" | "en">[] }[]) =>
            stages.map(({ key, steps }) => [key, steps.map(({ key, es, en }) => [key, es, en])])
          expect(words(seen.stages)).toEqual(words(its.stages))
          for (const step of seen.retired) {
            const then = editions[(step.mark?.edition ?? 0) - 1] as Edition
            expect(step.es).toBe(Rules.steps(then).find(({ key }) => key === step.key)?.es)
          }
        })
      }),
    )
  })

  it("adopting keeps what was done, where it stands or among what is no longer asked", () => {
    fc.assert(
      fc.property(history, fc.array(command, { maxLength: 30 }), (editions, commands) => {
        play(editions, commands, (before, after, { do: what }) => {
          if (typeof after === "string" || what !== "adopt") return
          expect(after.run.marks).toEqual(before.run.marks)
          expect(after.run.written).toEqual(before.run.written)
          const seen = shown(after.run, editions, after.inForce)
          const marked = [...seen.stages.flatMap(({ steps }) => steps), ...seen.retired].filter(({ mark }) => mark)
          expect(marked.map(({ key }) => key).sort()).toEqual(Object.keys(before.run.marks).sort())
        })
      }),
    )
  })

  it("a new version is told once: adopted or left aside, it is not told again until the next", () => {
    const kept = Rules.keep(begin(), 2, 2)
    expect([Rules.newer(begin(), 2), Rules.newer(kept, 2), Rules.newer(kept, 3)]).toEqual([2, null, 3])
    expect(Rules.newer(Rules.adopt(begin(), 2, 2, me), 2)).toBeNull()
    expect(refusal(() => Rules.adopt(begin(), 1, 1, me))).toBe("nothing_to_adopt")
    expect(refusal(() => Rules.adopt(begin(), 2, 3, me))).toBe("stale")
    expect(Rules.newer(Rules.end(begin(), gbv, "moved", me), 2)).toBeNull()
  })
})

describe("what is counted", () => {
  it("is how many runs took each step, in the settings it is for, and nothing else", () => {
    const taken = mark(mark(begin(), "violentometro", { value: "ofrecido" }), "indicadores")
    const left = mark(begin(gbv, "phone"), "indicadores", { state: "not_done", reason: "no_time" })
    const counted = coverage(gbv, [taken, left], new Map([[1, gbv]]))
    const row = (key: string) => counted.steps.find((step) => step.key === key)
    expect(counted).toMatchObject({ runs: 2, open: 2, edition: 1 })
    expect(row("violentometro")).toMatchObject({ runs: 1, done: 1, notDone: 0 })
    expect(row("indicadores")).toMatchObject({ runs: 2, done: 1, notDone: 1, reasons: { no_time: 1 } })
    expect(JSON.stringify(counted)).not.toMatch(/run_|cas_|stf_/)
  })

  it("agrees with what each run says of itself", () => {
    fc.assert(
      fc.property(fc.array(fc.array(command, { maxLength: 12 }), { maxLength: 5 }), (stories) => {
        const runs = stories.map((commands) => {
          let last = begin()
          play([gbv], commands, (_, after) => {
            if (typeof after !== "string") last = after.run
          })
          return last
        })
        const counted = coverage(gbv, runs, new Map([[1, gbv]]))
        const sum = (field: "done" | "notDone") => counted.steps.reduce((total, row) => total + row[field], 0)
        const said = runs.map((run) => summary(run, gbv, 1))
        expect(sum("done")).toBe(said.reduce((total, { done }) => total + done, 0))
        expect(sum("notDone")).toBe(said.reduce((total, { notDone }) => total + notDone, 0))
      }),
    )
  })
})
