export { type Part, parts } from "../../platform/actor/actor.schema"

/** Why somebody may not see a part of a case file. Emergency access overrides all but the first. */
export const refusals = [
  "forbidden",
  "minors_duty_required",
  "not_assigned",
  "course_required",
  "code_required",
] as const
export type Refusal = (typeof refusals)[number]
