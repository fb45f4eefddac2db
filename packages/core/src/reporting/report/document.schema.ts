import * as z from "zod"

/**
 * A figure that is not shown: because somebody might be known by it, or by what it would give away; or because its month is
 * not closed. Which of the hidden ones is small and which only stands beside it is not said, either.
 */
export const Withheld = z.strictObject({ withheld: z.enum(["hidden", "open"]) })
export type Withheld = z.infer<typeof Withheld>
/** One cell: words, a figure, a figure that is withheld, or nothing to say. */
export const Cell = z.union([z.string(), z.number(), Withheld, z.null()])
export type Cell = z.infer<typeof Cell>

export const Table = z.strictObject({
  name: z.string(),
  /** What a row is, then what its figures are: as many as each row has cells. */
  heads: z.array(z.string()).min(1),
  rows: z.array(
    z.strictObject({
      /** By which the figure is known, wherever it stands. */
      key: z.string().nullable(),
      cells: z.array(Cell),
      /** What it counts. */
      about: z.string().nullable(),
    }),
  ),
  note: z.string().nullable(),
})
export type Table = z.infer<typeof Table>

/**
 * What is printed, downloaded and shown, whichever way: the same figures everywhere, since each way reads this and nothing
 * else. `notes` say what each figure means, how fresh it is, which version of it this is and what was hidden.
 */
export const Document = z.strictObject({
  language: z.enum(["es", "en"]),
  title: z.string(),
  about: z.array(z.strictObject({ term: z.string(), text: z.string() })),
  tables: z.array(Table),
  notes: z.array(z.strictObject({ term: z.string(), text: z.string() })),
})
export type Document = z.infer<typeof Document>

export const Format = z.enum(["csv", "xlsx", "pdf"])
export type Format = z.infer<typeof Format>
export const contentTypes = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
} as const satisfies Record<Format, string>
