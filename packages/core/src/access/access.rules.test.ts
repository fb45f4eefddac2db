import { describe, expect, it } from "vitest"
import { Role } from "../actor/actor.schema"
import { refusal } from "./access.rules"
import { parts } from "./access.schema"

const me = "stf_me"
const cases = Role.options.flatMap((role) =>
  [true, false].flatMap((minors) =>
    [me, "stf_other", null].flatMap((assignedTo) =>
      [true, false].flatMap((minor) => parts.map((part) => ({ role, minors, assignedTo, minor, part }))),
    ),
  ),
)

describe("who sees which part of a case file", () => {
  it.each(cases)("$part: $role, minors duty $minors, assigned to $assignedTo, minor $minor", (one) => {
    const seen = refusal(one.part, { staffID: me, role: one.role, minors: one.minors }, one) === undefined
    const mayOpen = one.role === "coordinator" || (one.role === "caseworker" && (!one.minor || one.minors))
    const isHers = one.role === "coordinator" || one.assignedTo === me
    expect(seen).toBe(mayOpen && (one.part === "file" || isHers))
  })
})
