import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { ask, standing } from "./risk.rules"
import { Answer, type Entry, HandoverOutcome, LapOutcome } from "./risk.schema"

let at = 0
const its = () => ({ riskID: `rsk_${++at}`, at: String(at).padStart(6, "0"), by: "stf_1" })
const asked = (answers: Record<string, Answer>): Entry => ({
  ...its(),
  kind: "asked",
  edition: 1,
  inPrivate: true,
  answers,
  anyYes: Object.values(answers).includes("yes"),
})
const handover = (outcome: HandoverOutcome): Entry => ({
  ...its(),
  kind: "handover",
  to: "ndvh",
  outcome,
  confirmAt: "2030-03-04T16:00:00.000Z",
})
const lap = (outcome: (typeof LapOutcome.options)[number]): Entry => ({
  ...its(),
  kind: "instrument",
  instrument: "lap",
  appliedOn: "2030-03-01",
  appliedBy: null,
  outcome,
  level: null,
})
/** In chronological order. */
const stand = (...entries: Entry[]) => standing([...entries].reverse())

const entry = fc.oneof(
  fc.dictionary(fc.constantFrom("weapons", "stalking", "pregnancy"), fc.constantFrom(...Answer.options)).map(asked),
  fc.constantFrom(...HandoverOutcome.options).map(handover),
  fc.constantFrom(...LapOutcome.options).map(lap),
)

describe("the red flags", () => {
  it("one yes is enough, and no is not the same as not asked", () => {
    expect(stand(asked({ weapons: "no", stalking: "yes" })).specialistNow).toBe(true)
    expect(stand(asked({ weapons: "no" }))).toEqual({
      specialistNow: false,
      handedOver: null,
      said: { weapons: expect.objectContaining({ answer: "no" }) },
    })
    expect(stand(asked({ weapons: "unsaid" })).said).not.toHaveProperty("stalking")
  })

  it("are never a number, a sum or a level, whatever was answered", () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }), (entries) => {
        const { specialistNow, handedOver, said, ...more } = stand(...entries)
        expect(more).toEqual({})
        expect(typeof specialistNow).toBe("boolean")
        expect(JSON.stringify(handedOver)).not.toMatch(/score|level|low|bajo/)
        for (const one of Object.values(said ?? {})) expect(Answer.options).toContain(one.answer)
      }),
    )
  })

  it("ask for a specialist after every yes until a hand-over reached one, and after the next yes again", () => {
    const yes = () => asked({ weapons: "yes" })
    expect(stand(yes(), handover("no_answer")).specialistNow).toBe(true)
    expect(stand(yes(), handover("she_declined")).specialistNow).toBe(true)
    expect(stand(yes(), handover("reached"))).toMatchObject({ specialistNow: false, handedOver: { to: "ndvh" } })
    expect(stand(handover("reached"), yes()).specialistNow).toBe(true)
    expect(stand(yes(), handover("reached"), asked({ stalking: "no" })).specialistNow).toBe(false)
    expect(stand(yes(), handover("reached"), asked({ stalking: "yes" })).specialistNow).toBe(true)
    expect(stand(yes(), asked({ weapons: "no" })).specialistNow).toBe(false)
  })

  it("of whoever may not see the answers: that somebody must act is still said", () => {
    const hidden = { ...asked({ weapons: "yes" }), answers: null } as Entry
    expect(stand(hidden)).toEqual({ specialistNow: true, handedOver: null, said: null })
  })

  it("an outside instrument's high danger asks for one, and its low outcome settles nothing", () => {
    expect(stand(lap("high_danger")).specialistNow).toBe(true)
    expect(stand(asked({ weapons: "yes" }), lap("not_high_danger")).specialistNow).toBe(true)
  })

  it("are those of the list that was shown", () => {
    expect(() => ask({ horoscope: "yes" }, ["weapons"])).toThrow("flag_unknown")
    expect(ask({ weapons: "unsaid" }, ["weapons"])).toEqual({ anyYes: false })
  })
})
