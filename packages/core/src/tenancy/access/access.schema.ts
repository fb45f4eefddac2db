/** Parts of a case file, by who may see them: the file as such, what she told, and who did it to her. */
export const parts = ["file", "narrative", "perpetrator"] as const
export type Part = (typeof parts)[number]

/** Why somebody does not see a part of a case file. All but the first give way to emergency access. */
export const refusals = [
  "forbidden",
  "minors_duty_required",
  "not_assigned",
  "course_required",
  "code_required",
] as const
export type Refusal = (typeof refusals)[number]
