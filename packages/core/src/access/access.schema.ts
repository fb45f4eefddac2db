/** Parts of a case file, by who may see them: the file as such, what she told, and who did it to her. */
export const parts = ["file", "narrative", "perpetrator"] as const
export type Part = (typeof parts)[number]
