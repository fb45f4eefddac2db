import { describe, expect, it } from "vitest"
import { Role } from "../../platform/actor/actor.schema"
import { type Asked, type Asker, type Circumstances, refusal } from "./access.rules"
import { type Part, parts, type Refusal } from "./access.schema"

const me = "stf_me"
const now = "2026-03-09T15:00:00.000Z"
const today = "2026-03-09"
const code = 3

/** Every combination of these lists. */
function product<T extends Record<string, readonly unknown[]>>(lists: T): { [name in keyof T]: T[name][number] }[] {
  return Object.entries(lists).reduce<Record<string, unknown>[]>(
    (all, [name, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  ) as { [name in keyof T]: T[name][number] }[]
}

const cases = product({
  part: parts,
  role: Role.options,
  minors: [true, false],
  assignedTo: [me, "stf_other", null],
  minor: [true, false],
  breakGlass: ["none", "in force", "run out", "ends now"],
  course: ["not asked", "in force", "last day", "lapsed", "none"],
  signed: ["not asked", "current", "older", "none"],
} as const)
type Case = (typeof cases)[number]

const ends = {
  none: undefined,
  "in force": "2026-03-09T15:59:00.000Z",
  "run out": "2026-03-09T14:59:00.000Z",
  "ends now": now,
}
const courses = { "not asked": null, "in force": "2027-01-01", "last day": today, lapsed: "2026-03-08", none: null }
const signatures = { "not asked": null, current: code, older: code - 1, none: null }

function refusalOf({ part, role, minors, assignedTo, minor, breakGlass, course, signed }: Case) {
  const asker: Asker = { staffID: me, role, minors, courseUntil: courses[course], codeVersion: signatures[signed] }
  const given: Circumstances = {
    now,
    today,
    code,
    requireCourse: course !== "not asked",
    requireCode: signed !== "not asked",
    breakGlassUntil: ends[breakGlass],
  }
  return refusal(part, asker, { assignedTo, minor } satisfies Asked, given)
}

/** The same rule as a table in the words of the design: the first matching line decides. */
const table: [fits: (one: Case) => boolean, says: Refusal | undefined][] = [
  [({ role }) => ["window", "outreach", "viewer"].includes(role), "forbidden"],
  [({ breakGlass }) => breakGlass === "in force", undefined],
  [({ course }) => course === "lapsed" || course === "none", "course_required"],
  [({ signed }) => signed === "older" || signed === "none", "code_required"],
  [({ role }) => role === "coordinator", undefined],
  [({ minor, minors }) => minor && !minors, "minors_duty_required"],
  [({ part }) => part === "file", undefined],
  [({ assignedTo }) => assignedTo === me, undefined],
  [() => true, "not_assigned"],
]

const named = (one: Case) => JSON.stringify(one)

describe("who sees which part of a case file", () => {
  it(`is as designed, in each of ${cases.length} cases`, () => {
    expect(cases.length).toBe(3 * 5 * 2 * 3 * 2 * 4 * 5 * 4)
    const wrong = cases.filter((one) => refusalOf(one) !== table.find(([fits]) => fits(one))?.[1])
    expect(wrong.map(named)).toEqual([])
  })

  it("answers in every way that there is", () => {
    expect(new Set(cases.map(refusalOf))).toEqual(
      new Set([undefined, "forbidden", "minors_duty_required", "not_assigned", "course_required", "code_required"]),
    )
  })

  const changed = (one: Case, change: Partial<Case>) => refusalOf({ ...one, ...change } as Case)

  it("never opens anything to a role that does not attend her, whatever else holds", () => {
    const others = cases.filter(({ role }) => role !== "coordinator" && role !== "caseworker")
    expect(others.filter((one) => refusalOf(one) !== "forbidden").map(named)).toEqual([])
  })

  it("shows no more of what she told than of the file, and of who did it no more than of what she told", () => {
    const order: Part[] = ["file", "narrative", "perpetrator"]
    const loose = cases.filter((one) => {
      const before = order[order.indexOf(one.part) - 1]
      return before && refusalOf(one) === undefined && changed(one, { part: before }) !== undefined
    })
    expect(loose.map(named)).toEqual([])
  })

  it("is opened by an emergency access while it lasts, and is afterwards as it was without one", () => {
    const differ = cases.filter(
      (one) =>
        refusalOf({ ...one, breakGlass: "run out" }) !== refusalOf({ ...one, breakGlass: "none" }) ||
        refusalOf({ ...one, breakGlass: "ends now" }) !== refusalOf({ ...one, breakGlass: "none" }),
    )
    expect(differ.map(named)).toEqual([])
  })

  it("is never opened by a lapse: with less course, less signature or less duty nobody sees more", () => {
    const less: [Partial<Case>, Partial<Case>][] = [
      [{ course: "in force" }, { course: "lapsed" }],
      [{ course: "last day" }, { course: "none" }],
      [{ signed: "current" }, { signed: "older" }],
      [{ signed: "current" }, { signed: "none" }],
      [{ minors: true }, { minors: false }],
      [{ assignedTo: me }, { assignedTo: null }],
    ]
    const more = cases.filter((one) =>
      less.some(([having, lacking]) => changed(one, having) !== undefined && changed(one, lacking) === undefined),
    )
    expect(more.map(named)).toEqual([])
  })
})
