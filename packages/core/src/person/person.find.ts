import { QueryCommand } from "@aws-sdk/lib-dynamodb"
import { Store } from "../store"
import { type Blind, Vault } from "../vault"
import { pairsOf } from "./fold.rules"
import { lookedUp, meanings, type Query } from "./query.rules"

/** Of records that were found, those that may be shown. What is not is passed over as if it did not exist. */
export type Shown = (personIDs: readonly string[]) => Promise<ReadonlySet<string>>

/** Records found under one token that may be shown, newest first; `more`: there are others behind them. */
type Page = { personIDs: string[]; more: boolean }
type How = { limit: number; shown: Shown; after?: string | undefined }

/** Everybody under one token. A row is forty bytes: hundreds of them are one read of the table. */
async function under(blind: Blind, token: string): Promise<Set<string>> {
  const { table, client } = await Store.consulate()
  const { who } = blind.under(token)
  const found = new Set<string>()
  let from: Record<string, unknown> | undefined
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": `find#${token}` },
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    )
    for (const { sk } of page.Items ?? []) {
      const personID = who(String(sk))
      if (personID) found.add(personID)
    }
    from = page.LastEvaluatedKey
  } while (from)
  return found
}

/**
 * Who is under all of these tokens, a page at a time. Reads on until the page is full or nobody is left. It must: to stop at
 * a record that is not shown would name it.
 */
async function readAll(blind: Blind, tokens: readonly string[], { limit, shown, after }: How): Promise<Page> {
  const [first = new Set<string>(), ...others] = await Promise.all(tokens.map((token) => under(blind, token)))
  const waiting = [...first]
    .filter((personID) => others.every((those) => those.has(personID)) && !(after && personID >= after))
    .sort()
    .reverse()
  const found: string[] = []
  do {
    const some = waiting.splice(0, limit + 1)
    const seen = await shown(some)
    found.push(...some.filter((personID) => seen.has(personID)))
  } while (waiting.length > 0 && found.length <= limit)
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
    ...(query.email ? [blind("email", query.email)] : []),
  ]
  if (numbers.length > 0) {
    const pages = await Promise.all(numbers.map((token) => readAll(blind, [token], { ...how, after: undefined })))
    return { ...nobody, personIDs: unique(pages) }
  }
  const ways = [query.words, ...(query.otherwise ?? [])].flatMap(meanings).slice(0, mostWays)
  if (query.words.length === 0) return nobody
  const pages = await Promise.all(
    ways.map((way) =>
      readAll(
        blind,
        lookedUp(way).map(({ kind, value }) => blind(kind, value)),
        how,
      ),
    ),
  )
  // The ways of one line share a page: the newest of what each of them found.
  const all = unique(pages)
  const personIDs = all.slice(0, how.limit)
  const more = all.length > how.limit || pages.some((page) => page.more)
  const cursor = more ? (personIDs.at(-1) ?? null) : null
  if (personIDs.length > 0 || how.after || query.words.length < 3) return { personIDs, cursor, loose: false }
  const tokens = new Set(ways.flatMap(pairsOf).map((pair) => blind("pair", pair)))
  const perPair = { limit: mostOfPair, shown: how.shown }
  const loose = await Promise.all([...tokens].slice(0, mostPairs).map((token) => readAll(blind, [token], perPair)))
  return {
    personIDs: mostOften(loose.flatMap((page) => page.personIDs)).slice(0, how.limit),
    cursor: null,
    loose: true,
  }
}

const mostWays = 8
const mostPairs = 15
const mostOfPair = 20

const unique = (pages: Page[]) => [...new Set(pages.flatMap((page) => page.personIDs))].sort().reverse()

/** Whoever shares most pairs first. */
function mostOften(ids: string[]): string[] {
  const times = new Map<string, number>()
  for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1)
  return [...times].sort(([one, many], [other, more]) => more - many || (one < other ? 1 : -1)).map(([id]) => id)
}
