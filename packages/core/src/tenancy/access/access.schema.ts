/** Parts of a case file, by who may see them: the file itself, what the woman told, and who did it to her. */
export const parts = ["file", "narrative", "perpetrator"] as const
export type Part = (typeof parts)[number]

/** Why somebody may not see a part of a case file. Emergency access overrides all but the first. */
export const refusals = [
  "forbidden",
  "minors_duty_required",
  "not_assigned",
  "course_required",
  "code_required",
] as const
export type Refusal = (typeof refusals)[number]
