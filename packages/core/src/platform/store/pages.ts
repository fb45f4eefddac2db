import { QueryCommand, type QueryCommandInput } from "@aws-sdk/lib-dynamodb"
import type { Handle } from "./store"

export type Row = Record<string, unknown>
type Page<R> = { Items?: R[] | undefined; LastEvaluatedKey?: R | undefined }

/** The rows of a query or scan, page by page; `read` reads the page that starts after this key. */
export async function* pagesOf<R>(read: (from: R | undefined) => Promise<Page<R>>): AsyncGenerator<R[]> {
  let from: R | undefined
  do {
    const { Items = [], LastEvaluatedKey } = await read(from)
    yield Items
    from = LastEvaluatedKey
  } while (from)
}

export type Query = Omit<QueryCommandInput, "TableName" | "ExclusiveStartKey">

/** The rows of a query, a page in memory at a time. */
export const pages = ({ table, client }: Handle, query: Query): AsyncGenerator<Row[]> =>
  pagesOf((from) => client.send(new QueryCommand({ TableName: table, ...query, ExclusiveStartKey: from })))

/** All rows of a query. */
export async function everything(handle: Handle, query: Query): Promise<Row[]> {
  const found: Row[][] = []
  for await (const rows of pages(handle, query)) found.push(rows)
  return found.flat()
}
