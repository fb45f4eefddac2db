import { QueryCommand } from "@aws-sdk/lib-dynamodb"
import { Store } from "../store"
import { Vault } from "../vault"
import { pairsOf } from "./fold.rules"
import { meanings, type Query, whereToRead } from "./query.rules"

/** Of records that were found, those that may be shown. What is not is passed over as if it did not exist. */
export type Shown = (personIDs: readonly string[]) => Promise<ReadonlySet<string>>

/** Records found under one token that may be shown, newest first; `more`: there are others behind them. */
type Page = { personIDs: string[]; more: boolean }
type How = { limit: number; shown: Shown; after?: string | undefined }

/** Rows read at once where other words narrow what is read. */
const chunk = 200

/**
 * Reads on until the page is full or nobody is left. It must: to stop at a row that is not shown would name that row. So a
 * line of three words and more costs what lies under the pair of its rarest words, and no more however many there are in all.
 */
async function readToken(token: string, must: readonly string[], { limit, shown, after }: How): Promise<Page> {
  const { table, client } = await Store.consulate()
  const pk = `find#${token}`
  const found: string[] = []
  let from = after
  do {
    const result = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "pk = :pk",
        ...(must.length > 0
          ? { FilterExpression: must.map((_, index) => `contains(words, :w${index})`).join(" AND ") }
          : {}),
        ExpressionAttributeValues: {
          ":pk": pk,
          ...Object.fromEntries(must.map((word, index) => [`:w${index}`, word])),
        },
        ScanIndexForward: false,
        Limit: must.length > 0 ? chunk : limit + 1,
        ...(from ? { ExclusiveStartKey: { pk, sk: from } } : {}),
      }),
    )
    const ids = (result.Items ?? []).map((item) => String(item.personID))
    const seen = await shown(ids)
    found.push(...ids.filter((personID) => seen.has(personID)))
    from = result.LastEvaluatedKey ? String(result.LastEvaluatedKey.sk) : undefined
  } while (from && found.length <= limit)
  return { personIDs: found.slice(0, limit), more: found.length > limit }
}

/** Ids of records that a line of search finds. `loose`: not all words are in every one of them. */
export type Candidates = { personIDs: string[]; cursor: string | null; loose: boolean }
const nobody: Candidates = { personIDs: [], cursor: null, loose: false }

/**
 * By telephone and document number, or by words of the name. Two words or more are looked up as a pair, the others narrow
 * it; where nobody has them all, whoever has two of them is found. The cursor is the last one found. Nothing is opened.
 */
export async function candidates(query: Query, how: How): Promise<Candidates> {
  const blind = await Vault.blind({ make: false })
  if (!blind) return nobody
  const numbers = [
    ...(query.phone ? [blind("phone", query.phone)] : []),
    ...(query.document ? [blind("document", query.document)] : []),
  ]
  if (numbers.length > 0) {
    const pages = await Promise.all(numbers.map((token) => readToken(token, [], { ...how, after: undefined })))
    return { ...nobody, personIDs: unique(pages) }
  }
  const ways = meanings(query.words)
  if (query.words.length === 0) return nobody
  const pages = await Promise.all(
    ways.map((way) => {
      const { kind, value, others } = whereToRead(way)
      return readToken(
        blind(kind, value),
        others.map((sound) => blind("word", sound)),
        how,
      )
    }),
  )
  // The ways of one line share a page: the newest of what each of them found.
  const all = unique(pages)
  const personIDs = all.slice(0, how.limit)
  const more = all.length > how.limit || pages.some((page) => page.more)
  const cursor = more ? (personIDs.at(-1) ?? null) : null
  if (personIDs.length > 0 || how.after || query.words.length < 3) return { personIDs, cursor, loose: false }
  const tokens = new Set(ways.flatMap(pairsOf).map((pair) => blind("pair", pair)))
  const perPair = { limit: mostOfPair, shown: how.shown }
  const loose = await Promise.all([...tokens].slice(0, mostPairs).map((token) => readToken(token, [], perPair)))
  return {
    personIDs: mostOften(loose.flatMap((page) => page.personIDs)).slice(0, how.limit),
    cursor: null,
    loose: true,
  }
}

const mostPairs = 15
const mostOfPair = 20

const unique = (pages: Page[]) => [...new Set(pages.flatMap((page) => page.personIDs))].sort().reverse()

/** Whoever shares most pairs first. */
function mostOften(ids: string[]): string[] {
  const times = new Map<string, number>()
  for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1)
  return [...times].sort(([one, many], [other, more]) => more - many || (one < other ? 1 : -1)).map(([id]) => id)
}
