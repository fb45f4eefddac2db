import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { blank, change, missing, serviceRefusal } from "./sheet.rules"
import { Gate, type Numbers, Situation, Speech, Urgent } from "./sheet.schema"

const facts = { open: true, by: "stf_me", now: "2026-03-02T15:00:00.000Z", today: "2026-03-02" }
const before = { version: 3, written: blank(["es", "nah"]) }
const acceptance = { on: "2026-03-01", way: "written", witness: null }
const numbers = (more: Partial<Numbers>): Numbers => ({ sipcFolio: null, others: [], captured: false, ...more })

describe("the legal gate", () => {
  const part = <T>(value: T) => fc.option(fc.constant(value), { nil: null })
  const gates = fc.record({
    nationality: fc.constantFrom("accredited" as const, "presumed" as const, "not_mexican" as const, null),
    document: part({ kind: "passport", seenOn: "2026-03-01" }),
    acceptance: part(acceptance),
    notice: part({ form: "integral" as const, version: "1", shownOn: "2026-03-01" }),
  })

  it("says what is missing, and exactly that, in the order in which one asks", () => {
    fc.assert(
      fc.property(gates, (gate) => {
        const asked = (["nationality", "document", "acceptance", "notice"] as const).filter(
          (name) => gate[name] === null && !(name === "document" && gate.nationality === "not_mexican"),
        )
        expect(missing(gate)).toEqual(asked)
      }),
    )
  })

  it("takes spoken acceptance with a witness only", () => {
    const spoken = { on: "2026-03-01", way: "phone", witness: null }
    expect(Gate.safeParse({ acceptance: spoken }).success).toBe(false)
    expect(Gate.safeParse({ acceptance: { ...spoken, witness: "Alguien" } }).success).toBe(true)
    expect(Gate.safeParse({ acceptance: { ...spoken, way: "written" } }).success).toBe(true)
  })

  it("never keeps an urgent need waiting, if it is said which; everything else waits for acceptance", () => {
    const reasons = fc.constantFrom(...Urgent.options, null, undefined)
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), reasons, (accepted, urgent, reason) => {
        const refusal = serviceRefusal(accepted ? "2026-03-01" : undefined, { urgent, reason })
        if (accepted) expect(refusal).toBeUndefined()
        else if (!urgent) expect(refusal).toBe("acceptance_missing")
        else expect(refusal).toBe(reason ? undefined : "urgent_reason_required")
      }),
    )
  })
})

describe("a change of the sheet", () => {
  it("writes the sections that it names and no other", () => {
    const set = { papers: { passport: "held" as const } }
    const next = change(before, { version: 3, set }, facts)
    expect(next).toEqual({ version: 4, written: { ...before.written, papers: set.papers } })
  })

  it("of another version than the one in force is refused", () => {
    for (const version of [0, 2, 4])
      expect(() => change(before, { version, set: { papers: {} } }, facts)).toThrow("stale")
  })

  it("has no day to come", () => {
    const gate = { ...before.written.gate, acceptance: { ...acceptance, on: "2026-03-03" } }
    expect(() => change(before, { version: 3, set: { gate } }, facts)).toThrow("day_to_come")
    const situation = { ...before.written.situation, readiness: { state: "not_ready" as const, on: "2026-03-03" } }
    expect(() => change(before, { version: 3, set: { situation } }, facts)).toThrow("day_to_come")
    expect(change(before, { version: 3, set: { gate: { ...gate, acceptance } } }, facts).version).toBe(4)
  })

  it("of a closed case file is an outside number at most", () => {
    const closed = { ...facts, open: false }
    expect(() => change(before, { version: 3, set: { papers: {} } }, closed)).toThrow("casefile_closed")
    expect(change(before, { version: 3, set: { numbers: numbers({ sipcFolio: "1" }) } }, closed).version).toBe(4)
  })

  it("stamps the first tick of the capture, keeps it, and lets it go with the tick", () => {
    const ticked = change(before, { version: 3, set: { numbers: numbers({ captured: true }) } }, facts)
    expect(ticked.written).toMatchObject({ capturedBy: "stf_me", capturedAt: facts.now })
    const later = { ...facts, by: "stf_other", now: "2026-04-01T00:00:00.000Z" }
    const again = change(ticked, { version: 4, set: { numbers: numbers({ captured: true, sipcFolio: "9" }) } }, later)
    expect(again.written).toMatchObject({ capturedBy: "stf_me", capturedAt: facts.now })
    const untouched = change(ticked, { version: 4, set: { papers: {} } }, later)
    expect(untouched.written.capturedBy).toBe("stf_me")
    const off = change(again, { version: 5, set: { numbers: numbers({}) } }, later)
    expect(off.written).toMatchObject({ capturedBy: null, capturedAt: null })
  })
})

describe("what a sheet says", () => {
  it("has one principal ámbito among several, and none where there is none", () => {
    const ambitos = [{ ambito: "penal" }, { ambito: "laboral" }]
    expect(Situation.safeParse({ ambitos, principal: "laboral" }).success).toBe(true)
    expect(Situation.safeParse({ ambitos, principal: null }).success).toBe(false)
    expect(Situation.safeParse({ ambitos, principal: "civil_familiar" }).success).toBe(false)
    expect(Situation.safeParse({ ambitos: [], principal: "penal" }).success).toBe(false)
    expect(Situation.safeParse({ ambitos: [ambitos[0], ambitos[0]], principal: "penal" }).success).toBe(false)
    expect(Situation.safeParse({}).success).toBe(true)
  })

  it("prefers a language that she speaks", () => {
    expect(Speech.safeParse({ languages: ["nah"], preferred: "es" }).success).toBe(false)
    expect(Speech.safeParse({ languages: ["nah", "es"], preferred: "nah" }).success).toBe(true)
  })
})
