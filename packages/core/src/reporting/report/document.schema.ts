import * as z from "zod"

/**
 * A figure that is not shown: it is small, it would reveal a small one, or its month is not closed. Whether a hidden
 * figure is itself small is not said.
 */
export const Withheld = z.strictObject({ withheld: z.enum(["hidden", "open"]) })
export type Withheld = z.infer<typeof Withheld>
/** A text, a figure, a withheld figure, or nothing. */
export const Cell = z.union([z.string(), z.number(), Withheld, z.null()])
export type Cell = z.infer<typeof Cell>

export const Table = z.strictObject({
  name: z.string(),
  /** The head of the row names, then one head for each figure; as many as each row has cells. */
  heads: z.array(z.string()).min(1),
  rows: z.array(
    z.strictObject({
      /** The figure's key, the same in every document. */
      key: z.string().nullable(),
      cells: z.array(Cell),
      /** What the figure counts. */
      about: z.string().nullable(),
    }),
  ),
  note: z.string().nullable(),
})
export type Table = z.infer<typeof Table>

/**
 * What is shown, printed and downloaded. Every format is made from this alone, so the figures are the same in all.
 * `notes` say what each figure means, how recent it is, which version it is and what was hidden.
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
