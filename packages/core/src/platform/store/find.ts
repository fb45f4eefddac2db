import { VisibleError } from "../error"
import { consulate, type Handle } from "./store"

type Get<Row> = { go: (options: Handle & { consistent: true }) => Promise<{ data: Row | null }> }

/** One row of the actor's consulate, read consistently; undefined when there is none. */
export async function findOne<Row>(get: Get<Row>): Promise<Row | undefined> {
  const { data } = await get.go({ ...(await consulate()), consistent: true })
  return data ?? undefined
}

/** As `findOne`. Refuses (404) when there is none. */
export async function mustFind<Row>(get: Get<Row>): Promise<Row> {
  const found = await findOne(get)
  if (found === undefined) throw new VisibleError("not_found", "not_found")
  return found
}
