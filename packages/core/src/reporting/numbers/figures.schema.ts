import * as z from "zod"
import { month } from "../../platform/util/schema"
import { type Family, families } from "../../statistics/statistics/families.schema"

export const Group = z.enum(["month", "quarter", "year", "informe", "range"])
export type Group = z.infer<typeof Group>

export const familyNames = Object.keys(families) as [Family, ...Family[]]
/** `totals`: every metric. The families are told apart by commas, as an address carries them. */
const wanted = new Set<string>(["totals", ...familyNames])
const list = z
  .string()
  .max(800)
  .default("totals")
  .refine((text) => text.split(",").every((each) => wanted.has(each)), { error: "invalid" })

const range = { from: month, to: month, group: Group.default("month"), families: list }
const inOrder = { error: "invalid_range", path: ["to"] }
/** A consulate's own figures: as it sees them itself. */
export const FiguresInput = z.strictObject(range).refine(({ from, to }) => from <= to, inOrder)
/** The network's: as headquarters may see them, or as anybody may. */
export const NetworkFiguresInput = z
  .strictObject({ circle: z.enum(["headquarters", "outside"]).default("headquarters"), ...range })
  .refine(({ from, to }) => from <= to, inOrder)
export type FiguresQuery = z.infer<typeof FiguresInput>

/** `hidden`: it may not be shown. `open`: a month of it is not closed yet. */
export const Note = z.enum(["hidden", "open"])

export const Figure = z.object({
  key: z.string(),
  /** `2026-03`, `2026-Q1`, `2026`, `2025/2026` (año de informe) or `2026-01..2026-03`. */
  period: z.string(),
  value: z.number().int().nullable(),
  /** What may be shown of it adds up to this at least, where the whole may not be shown. */
  atLeast: z.number().int().nullable(),
  note: Note.nullable(),
})
export type Figure = z.infer<typeof Figure>
const words = z.object({ es: z.string(), en: z.string() })
export const Figures = z.object({
  rows: z.array(Figure),
  /** By metric or family: what it is called, and what it counts. */
  definition: z.record(z.string(), z.object({ name: words, text: words })),
  /** When what is shown was counted last, or closed. */
  freshness: z.string().nullable(),
  /** Of the definitions, and of the last month that was closed. */
  version: z.string(),
})
export type Figures = z.infer<typeof Figures>
