import * as z from "zod"

/** One person's load, in counts; `staffID` null: files without an owner. Contains no names and no case files. */
export const Load = z.object({
  staffID: z.string().nullable(),
  open: z.number().int(),
  urgent: z.number().int(),
  overdue: z.number().int(),
  coming: z.number().int(),
  handovers: z.number().int(),
})
export type Load = z.infer<typeof Load>
export const Info = z.object({ at: z.string(), loads: z.array(Load), reviews: z.number().int() })
export type Info = z.infer<typeof Info>
