import * as z from "zod"
import { MonthNumbers, RangeInput, VerifyInput } from "../statistics/statistics.schema"

export { RangeInput, VerifyInput }
export const Info = z.object({ months: z.array(MonthNumbers) })
export type Info = z.infer<typeof Info>
export const NetworkInfo = z.object({
  network: z.array(MonthNumbers),
  consulates: z.array(z.object({ tenantID: z.string(), months: z.array(MonthNumbers) })),
})
export type NetworkInfo = z.infer<typeof NetworkInfo>

export { Figure, Figures, FiguresInput, familyNames, Group, NetworkFiguresInput, Note } from "./figures.schema"
