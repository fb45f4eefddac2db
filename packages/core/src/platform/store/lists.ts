import { VisibleError } from "../error"

/** The place after which a read begins, and how many rows it goes through. ElectroDB's `go` accepts it directly. */
export type At = { cursor: string | null; limit: number }
export type Slice<Row> = { data: Row[]; cursor: string | null }
type Rules<Row> = {
  /** A cursor to the place right after a row, in the index that is read. */
  after: (row: Row) => string
  /** Those that the actor may know of. */
  seen?: (rows: Row[]) => Promise<Row[]>
  /** Of these, those that are asked for. */
  wanted?: ((row: Row) => boolean) | undefined
  /** Rows read at once, at first. */
  first?: number
}

/** Rows read at once, and rows among which one page looks for those that are asked for. */
export const most = 1000

/**
 * A page of a list: every list is read through this. A read costs what its rows weigh, whatever the length of the list,
 * because DynamoDB is told how many are needed.
 *
 * With rules, the page is filled up with later rows, as if those that the actor may not know of did not exist: its
 * cursor names a row that they may know of, or is null when no more will be shown. Where only some are asked for, a
 * page may be short, even empty, and have a cursor: it ends after `most` rows that the actor may know of.
 */
export async function page<Row>(
  { cursor, limit }: { cursor?: string | null | undefined; limit: number },
  read: (at: At) => Promise<Slice<Row>>,
  rules?: Rules<Row>,
): Promise<Slice<Row>> {
  let from = cursor ?? null
  if (!rules) return refusing(() => read({ cursor: from, limit }))
  const { after, seen = async (rows) => rows, wanted } = rules
  const data: Row[] = []
  let passed = 0
  let size = Math.max(limit + 1, rules.first ?? 0)
  do {
    const next = await refusing(() => read({ cursor: from, limit: size }))
    for (const row of await seen(next.data)) {
      passed++
      if (!wanted || wanted(row)) data.push(row)
      const last = data[limit - 1]
      if (data.length > limit && last) return { data: data.slice(0, limit), cursor: after(last) }
      if (wanted && passed === most) return { data, cursor: after(row) }
    }
    from = next.cursor
    size = Math.min(size * 2, most)
  } while (from)
  return { data, cursor: null }
}

/** An unreadable cursor is a 400. */
async function refusing<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof Error && (/cursor|start(ing)? key/i.test(error.message) || isRefused(error.cause)))
      throw new VisibleError("validation", "invalid_cursor", "cursor")
    throw error
  }
}

/** DynamoDB refuses the start key: nothing else of the query comes from the client. */
const isRefused = (cause: unknown) => cause instanceof Error && cause.name === "ValidationException"
