import * as z from "zod"
import {
  type Indicator,
  indicators,
  MonthNumbers,
  RangeInput,
  VerifyInput,
} from "../../statistics/statistics/statistics.schema"

export { RangeInput, VerifyInput }
export const Info = z.object({ months: z.array(MonthNumbers) })
export type Info = z.infer<typeof Info>
export const NetworkInfo = z.object({
  network: z.array(MonthNumbers),
  consulates: z.array(z.object({ tenantID: z.string(), months: z.array(MonthNumbers) })),
})
export type NetworkInfo = z.infer<typeof NetworkInfo>

/**
 * What consulates are compared by, month by month: `counts[m][i]` is the indicator `indicators[i]` in `months[m]`, an empty
 * list where nothing was counted.
 */
export const OfficesInfo = z.object({
  months: z.array(z.string()),
  indicators: z.array(z.enum(indicators)),
  consulates: z.array(z.object({ tenantID: z.string(), counts: z.array(z.array(z.number().int())) })),
})
export type OfficesInfo = z.infer<typeof OfficesInfo>

export { Figure, Figures, FiguresInput, familyNames, Group, NetworkFiguresInput, Note } from "./figures.schema"
export { type Indicator, indicators }
