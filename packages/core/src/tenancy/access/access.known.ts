import { BatchGetCommand } from "@aws-sdk/lib-dynamodb"
import { Act } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { Lists, Store } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { breakGlassOfMine } from "./access.break-glass"
import { hides } from "./access.rules"

/** A row that may belong to a case file. */
type About = { casefileID?: string | null | undefined; minor?: boolean | undefined }

/** Rows read at once where some may be hidden, whether any is or not. */
const chunk = 50

/**
 * The rows whose case files the actor may know to exist: every list and every look-up is filtered by this. It costs the
 * same reads whatever is hidden, and none where nothing can be. Rows that are not `wanted` are judged by what they say
 * themselves, without a read: they are counted, and not shown.
 */
export async function known<Row extends About>(
  rows: readonly Row[],
  wanted: (row: Row) => boolean = () => true,
): Promise<Row[]> {
  const asker = askerOf()
  if (!asker) return [...rows]
  const ids = [...new Set(rows.filter(wanted).flatMap(({ casefileID }) => casefileID ?? []))]
  const [minors, mine] = await awaitAll([minorsAmong(ids), breakGlassOfMine()])
  const isHidden = (id: string, row: Row) =>
    hides(asker, { minor: !mine.has(id) && ((wanted(row) ? minors.get(id) : row.minor) ?? false) })
  return rows.filter((row) => !row.casefileID || !isHidden(row.casefileID, row))
}

/** The same rows, without links to case files that the actor may not know of. */
export async function unpointed<Row extends About>(rows: readonly Row[]): Promise<Row[]> {
  const left = new Set((await known(rows)).map(({ casefileID }) => casefileID))
  return rows.map((row) => (left.has(row.casefileID) ? row : { ...row, casefileID: undefined }))
}

/** May the actor know that this case file exists? */
export const knows = async (casefileID: string): Promise<boolean> => (await known([{ casefileID }])).length > 0

/**
 * A page of a list, as if hidden rows did not exist. `after` gives the cursor to the place after a row, in the index that
 * `read` reads. `wanted`: only these, where each row says itself whether its file is a minor's.
 */
export const page = <Row extends About>(
  asked: { cursor?: string | undefined; limit: number },
  read: (at: Lists.At) => Promise<Lists.Slice<Row>>,
  after: (row: Row) => string,
  wanted?: (row: Row) => boolean,
): Promise<Lists.Slice<Row>> =>
  Lists.page(asked, read, { after, wanted, seen: (rows) => known(rows, wanted), first: askerOf() ? chunk : 0 })

/** Which otherwise hidden case files the actor may know of: all, or those of an emergency access. */
export async function exceptions(): Promise<"all" | string[]> {
  return askerOf() ? [...(await breakGlassOfMine()).keys()] : "all"
}

/** The actor, when some case file may be hidden from them. */
function askerOf() {
  const actor = Act.use()
  if (actor.type === "system") return undefined
  if (actor.type !== "staff") throw new VisibleError("forbidden", "forbidden")
  const asker = { staffID: actor.staffID, role: actor.role, minors: actor.duties.minors }
  return hides(asker, { minor: true }) ? asker : undefined
}

/** Is there a kind of case file that the actor may not know of? */
export const mayHide = (): boolean => askerOf() !== undefined

const most = 100

/**
 * Which of these files are minors', by their own rows. Makes a read even for an empty list, so that timing reveals
 * nothing.
 */
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
