import { BatchGetCommand } from "@aws-sdk/lib-dynamodb"
import { Act } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { Keys, Store } from "../../platform/store"
import { glassesOfMine } from "./access.glass"
import { hides } from "./access.rules"

/** A row that is about a case file, or about none. */
type About = { casefileID?: string | null | undefined }
type Read<Row> = (from: { cursor: string | null; limit: number }) => Promise<{ data: Row[]; cursor: string | null }>

/** So many rows are read at once where some may be left out, whether any is or not. */
const chunk = 50

/**
 * Of these rows, those whose case files the acting person may know to exist: every list and every look-up is cut to them.
 * It costs the same reads whatever is left out, and none where nothing can be.
 */
export async function known<Row extends About>(rows: readonly Row[]): Promise<Row[]> {
  const asker = askerOf()
  if (!asker) return [...rows]
  const ids = [...new Set(rows.flatMap(({ casefileID }) => casefileID ?? []))]
  const [minors, mine] = await Promise.all([minorsAmong(ids), glassesOfMine()])
  const isHidden = (id: string) => hides(asker, { minor: !mine.has(id) && (minors.get(id) ?? false) })
  return rows.filter(({ casefileID }) => !casefileID || !isHidden(casefileID))
}

/** The same rows, pointing at no case file that she may not know of. */
export async function unpointed<Row extends About>(rows: readonly Row[]): Promise<Row[]> {
  const left = new Set((await known(rows)).map(({ casefileID }) => casefileID))
  return rows.map((row) => (left.has(row.casefileID) ? row : { ...row, casefileID: undefined }))
}

/** May the acting person know that there is this case file? */
export const knows = async (casefileID: string): Promise<boolean> => (await known([{ casefileID }])).length > 0

/**
 * A page of a list, as if the rows that are left out did not exist: it is filled behind them, and its cursor names the last
 * row shown, or nothing when no more is to be shown. `cursorOf` says where a row stands in the index that `read` reads.
 * Reads grow with what is left out, not with the list.
 */
export async function page<Row extends About>(
  { cursor, limit }: { cursor?: string | undefined; limit: number },
  read: Read<Row>,
  cursorOf: (row: Row) => string,
): Promise<{ data: Row[]; cursor: string | null }> {
  const size = askerOf() ? Math.max(limit + 1, chunk) : limit + 1
  const found: Row[] = []
  let from = cursor ?? null
  do {
    const next = await Keys.paged(() => read({ cursor: from, limit: size }))
    found.push(...(await known(next.data)))
    from = next.cursor
  } while (from && found.length <= limit)
  const data = found.slice(0, limit)
  const last = data.at(-1)
  return { data, cursor: found.length > limit && last ? cursorOf(last) : null }
}

/** Which case files the acting person may know of beyond those that nobody hides from her: all, or those of an emergency access. */
export async function exceptions(): Promise<"all" | string[]> {
  return askerOf() ? [...(await glassesOfMine()).keys()] : "all"
}

/** Who asks, when some case file may be hidden from her. */
function askerOf() {
  const actor = Act.use()
  if (actor.type === "system") return undefined
  if (actor.type !== "staff") throw new VisibleError("forbidden", "forbidden")
  const asker = { staffID: actor.staffID, role: actor.role, minors: actor.duties.minors }
  return hides(asker, { minor: true }) ? asker : undefined
}

/** Is there a kind of case file that the acting person may not know of? */
export const mayHide = (): boolean => askerOf() !== undefined

const most = 100

/** Which of these files are minors', as their own rows say now. Asked of none, it asks all the same. */
async function minorsAmong(ids: readonly string[]): Promise<Map<string, boolean>> {
  const { table, client } = await Store.consulate()
  const asked = ids.length > 0 ? ids : ["none"]
  const found = new Map<string, boolean>()
  for (let start = 0; start < asked.length; start += most) {
    let Keys = asked.slice(start, start + most).map((id) => ({ pk: `casefile#${id}`, sk: "casefile" }))
    while (Keys.length > 0) {
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetCommand({
          RequestItems: {
            [table]: {
              Keys,
              ConsistentRead: true,
              ProjectionExpression: "casefileID, #minor",
              ExpressionAttributeNames: { "#minor": "minor" },
            },
          },
        }),
      )
      for (const row of Responses?.[table] ?? []) found.set(String(row.casefileID), row.minor === true)
      Keys = (UnprocessedKeys?.[table]?.Keys ?? []) as typeof Keys
    }
  }
  return found
}
