import { QueryCommand } from "@aws-sdk/lib-dynamodb"
import { Store } from "../store"
import { Vault } from "../vault"
import { pairsOf } from "./fold.rules"
import { meanings, type Query, whereToRead } from "./query.rules"

/** Records found under one token, newest first. `after`: go on behind this one; `rest`: there are more behind `last`. */
type Page = { personIDs: string[]; last: string | null }

/** A partition is read no further than this for one page, so that a search costs the same in any consulate. */
const mostRead = 200

async function readToken(token: string, must: readonly string[], limit: number, after?: string): Promise<Page> {
  const { table, client } = await Store.consulate()
  const pk = `find#${token}`
  const isNarrow = must.length > 0
  const result = await client.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: "pk = :pk",
      FilterExpression: ["attribute_not_exists(gone)", ...must.map((_, index) => `contains(words, :w${index})`)].join(
        " AND ",
      ),
      ExpressionAttributeValues: {
        ":pk": pk,
        ...Object.fromEntries(must.map((word, index) => [`:w${index}`, word])),
      },
      ScanIndexForward: false,
      Limit: isNarrow ? mostRead : limit,
      ...(after ? { ExclusiveStartKey: { pk, sk: after } } : {}),
    }),
  )
  const all = (result.Items ?? []).map((item) => String(item.personID))
  const personIDs = all.slice(0, limit)
  const last = all.length > limit ? (personIDs.at(-1) ?? null) : (result.LastEvaluatedKey?.sk ?? null)
  return { personIDs, last: last === null ? null : String(last) }
}

/** Ids of records that a line of search finds. `loose`: not all words are in every one of them. */
export type Candidates = { personIDs: string[]; cursor: string | null; loose: boolean }
const nobody: Candidates = { personIDs: [], cursor: null, loose: false }

/**
 * By telephone and document number, or by words of the name. Two words or more are looked up as a pair, the others narrow
 * it; where nobody has them all, whoever has two of them is found. Nothing is opened.
 */
export async function candidates(query: Query, limit: number, after?: string): Promise<Candidates> {
  const blind = await Vault.blind({ make: false })
  if (!blind) return nobody
  const numbers = [
    ...(query.phone ? [blind("phone", query.phone)] : []),
    ...(query.document ? [blind("document", query.document)] : []),
  ]
  if (numbers.length > 0) {
    const pages = await Promise.all(numbers.map((token) => readToken(token, [], limit)))
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
        limit,
        after,
      )
    }),
  )
  // The ways of one line share a cursor: the newest record at which one of them stopped.
  const cursor = pages.map(({ last }) => last).reduce((one, other) => (one === null ? other : max(one, other)), null)
  const personIDs = unique(pages).filter((personID) => cursor === null || personID >= cursor)
  if (personIDs.length > 0 || cursor || after || query.words.length < 3) return { personIDs, cursor, loose: false }
  const tokens = new Set(ways.flatMap(pairsOf).map((pair) => blind("pair", pair)))
  const loose = await Promise.all([...tokens].slice(0, mostPairs).map((token) => readToken(token, [], perPair)))
  return { personIDs: mostOften(loose.flatMap((page) => page.personIDs)).slice(0, limit), cursor: null, loose: true }
}

const mostPairs = 15
const perPair = 20

const max = (one: string, other: string | null) => (other === null || one > other ? one : other)
const unique = (pages: Page[]) => [...new Set(pages.flatMap((page) => page.personIDs))].sort().reverse()

/** Whoever shares most pairs first. */
function mostOften(ids: string[]): string[] {
  const times = new Map<string, number>()
  for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1)
  return [...times].sort(([one, many], [other, more]) => more - many || (one < other ? 1 : -1)).map(([id]) => id)
}
