import { firstEditions } from "@ventanilla/core/data/protocols"
import type { Content } from "@ventanilla/core/safety/protocol/schema"
import * as fc from "fast-check"
import { expect, test } from "vitest"
import * as Edit from "./edit.rules"

const { protocol: _protocol, ...rest } = firstEditions[0] ?? { protocol: "" }
const gbv = rest as Content
const stepKeys = (content: Content) => content.stages.flatMap(({ steps }) => steps.map(({ key }) => key))
const keys = stepKeys(gbv)
const by = fc.constantFrom(-1 as const, 1 as const)

test("moving up and down loses no step and no stage, however often", () => {
  const moves = fc.array(fc.tuple(fc.constantFrom("step", "stage"), fc.nat(), by), { maxLength: 60 })
  fc.assert(
    fc.property(moves, (all) => {
      let content = gbv
      for (const [what, at, delta] of all) {
        const stage = gbv.stages[at % gbv.stages.length]?.key ?? ""
        content =
          what === "step"
            ? Edit.moveStep(content, keys[at % keys.length] ?? "", delta)
            : Edit.moveStage(content, stage, delta)
      }
      expect(stepKeys(content).sort()).toEqual([...keys].sort())
      expect(content.stages.map(({ key }) => key).sort()).toEqual(gbv.stages.map(({ key }) => key).sort())
    }),
  )
})

test("a step at the edge of its stage goes on into the next, and comes back", () => {
  const [first, second] = gbv.stages
  const last = first?.steps.at(-1)?.key ?? ""
  const down = Edit.moveStep(gbv, last, 1)
  expect(down.stages[1]?.steps.map(({ key }) => key)).toEqual([last, ...(second?.steps.map(({ key }) => key) ?? [])])
  expect(Edit.moveStep(down, last, -1)).toEqual(gbv)
  expect(Edit.moveStep(gbv, keys[0] ?? "", -1)).toEqual(gbv)
  expect(Edit.moveStage(gbv, gbv.stages[0]?.key ?? "", -1)).toEqual(gbv)
})

test("a new step has a name of its own, and what is removed is gone", () => {
  let asked = 0
  const random = () => (asked++ === 0 ? "aaaaaaaa" : "bbbbbbbb") as ReturnType<typeof crypto.randomUUID>
  const stage = gbv.stages[0]?.key ?? ""
  const once = Edit.addStep(gbv, stage, "paso_aaaaaaaa")
  const key = Edit.freshKey(once, "paso", random)
  expect(key).toBe("paso_bbbbbbbb")
  const twice = Edit.changeStep(Edit.addStep(once, stage, key), key, { es: "Nuevo" })
  expect(twice.stages[0]?.steps.at(-1)).toMatchObject({ key, es: "Nuevo" })
  expect(Edit.removeStep(Edit.removeStep(twice, key), "paso_aaaaaaaa")).toEqual(gbv)
  expect(Edit.removeStage(Edit.addStage(gbv, "etapa_1"), "etapa_1")).toEqual(gbv)
})
