import { pages, Store } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { groups } from "../../platform/util/groups"
import { type Blind, Vault } from "../../platform/vault"
import { pairsOf } from "./fold.rules"
import type { PersonRow } from "./person.entity"
import { rows } from "./person.row"
import { lookedUp, meanings, type Query } from "./query.rules"

/** A search hit: the record found, and the record that speaks for the woman (itself, or the one it was merged into). */
export type Hit = { found: PersonRow; speaks: PersonRow }
/** Which of the found records may be shown. The others are skipped as if they did not exist. */
export type Shown = {
  /** May the actor know of this woman? Decided from the records alone. */
  knows: (hit: Hit) => boolean
  /**
   * Where `knows` may refuse, this many records are read at once, so that the time does not depend on how many are
   * hidden. Defaults to one page.
   */
  atOnce?: number
  /**
   * Of the hits the actor may know of, the ids of those to show, where deciding takes more reads. Also called with no
   * hits.
   */
  among?: (hits: readonly Hit[]) => Promise<ReadonlySet<string>>
}

/** An id that nobody has: it is read when nobody was found, so that this takes as long as when somebody is hidden. */
export const noOne = "per_00000000000000000000000000"

/** These records and the ones that speak for them, in two batch reads per hundred; missing records are left out. */
export async function hitsOf(personIDs: readonly string[]): Promise<Hit[]> {
  const own = await rows(personIDs.length > 0 ? personIDs : [noOne])
  const others = await rows([...own.values()].flatMap(({ mergedInto }) => mergedInto ?? []))
  return personIDs.flatMap((personID) => {
    const found = own.get(personID)
    const speaks = found?.mergedInto ? others.get(found.mergedInto) : found
    return found && speaks ? [{ found, speaks }] : []
  })
}

/** Records found under one token that may be shown, newest first; `more`: there are others after them. */
type Page = { personIDs: string[]; more: boolean }
/** State of one search path: ids not yet read, ids the actor may know of, ids to show; newest first. */
type Line = { waiting: string[]; known: string[]; found: string[] }
/** Everybody who is under all of these tokens, after this id. */
type Way = { tokens: readonly string[]; after?: string | undefined }
type How = { limit: number; shown: Shown; after?: string | undefined }

/** Everybody under one token. A row is forty bytes, so hundreds of them are one read. */
async function under(blind: Blind, token: string): Promise<Set<string>> {
  const query = { KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": `find#${token}` } }
  const { who } = blind.under(token)
  const found = new Set<string>()
  for await (const rows of pages(await Store.consulate(), query))
    for (const { sk } of rows) {
      const personID = who(String(sk))
      if (personID) found.add(personID)
    }
  return found
}

/**
 * One search with any number of queries. Each token and each record is read once, and the hits of all queries are
 * decided together, one round at a time. Each token is its own partition, so each is a query; they run in parallel.
 */
function searching(blind: Blind, shown: Shown) {
  const tokens = new Map<string, Promise<Set<string>>>()
  const hits = new Map<string, Hit>()
  const seen = new Map<string, boolean>()
  function all(token: string) {
    const before = tokens.get(token) ?? under(blind, token)
    tokens.set(token, before)
    return before
  }
  async function lineOf({ tokens, after }: Way): Promise<Line> {
    const [first = new Set<string>(), ...others] = await awaitAll(tokens.map(all))
    const waiting = [...first]
      .filter((personID) => others.every((those) => those.has(personID)) && !(after && personID >= after))
      .sort()
      .reverse()
    return { waiting, known: [], found: [] }
  }
  /** Reads the next records of each path and keeps in `known` those that the actor may know of. */
  async function read(lines: readonly Line[], most: number): Promise<void> {
    const round = lines.map((line) => ({ line, some: line.waiting.splice(0, most) }))
    const asked = [...new Set(round.flatMap(({ some }) => some))].filter((personID) => !hits.has(personID))
    for (const hit of await hitsOf(asked)) hits.set(hit.found.personID, hit)
    const isKnown = (hit: Hit | undefined) => hit !== undefined && shown.knows(hit)
    for (const { line, some } of round) line.known.push(...some.filter((personID) => isKnown(hits.get(personID))))
  }
  /** Decides which of the next records of each path to show. */
  async function show(lines: readonly Line[], most: number): Promise<void> {
    const round = lines.map((line) => ({ line, some: line.known.splice(0, most) }))
    const asked = [...new Set(round.flatMap(({ some }) => some))].filter((personID) => !seen.has(personID))
    const those = asked.flatMap((personID) => hits.get(personID) ?? [])
    const may = shown.among ? await shown.among(those) : new Set(asked)
    for (const personID of asked) seen.set(personID, may.has(personID))
    for (const { line, some } of round) line.found.push(...some.filter((personID) => seen.get(personID)))
  }
  return {
    /** The records of these ids, among those found that may be shown. */
    hits: (personIDs: readonly string[]): Hit[] => personIDs.flatMap((personID) => hits.get(personID) ?? []),
    /**
     * One page for each path. Reads on until every page is full or nobody is left: stopping at a hidden record would
     * reveal that it exists.
     */
    async pages(ways: readonly Way[], limit: number): Promise<Page[]> {
      if (ways.length === 0) return []
      const lines = await awaitAll(ways.map(lineOf))
      const isOpen = ({ waiting, known, found }: Line) => waiting.length + known.length > 0 && found.length <= limit
      let open = lines
      do {
        const short = open.filter(({ waiting, known }) => waiting.length > 0 && known.length <= limit)
        if (short.length > 0 || open === lines) await read(short, shown.atOnce ?? limit + 1)
        await show(open, limit + 1)
        open = lines.filter(isOpen)
      } while (open.length > 0)
      return lines.map(({ found }) => ({ personIDs: found.slice(0, limit), more: found.length > limit }))
    },
  }
}

/** Ids of the records that a search line finds. `loose`: not every record matches all the words. */
export type Candidates = { personIDs: string[]; cursor: string | null; loose: boolean }
const nobody: Candidates = { personIDs: [], cursor: null, loose: false }

/**
 * Searches by telephone and document number, or by the words of a name. Two or more words are looked up as a pair and
 * narrowed by the others; when nobody has them all, records with two of them are returned. The cursor is the last id
 * found. Nothing is decrypted.
 */
export async function candidates(query: Query, how: How): Promise<Candidates> {
  const { found } = await candidatesOfAll([query], how)
  return found[0] ?? nobody
}

/** The results of several lines, in one search, and the records of all of them, those of the first line first. */
export async function candidatesOfAll(
  queries: readonly Query[],
  { limit, shown, after }: How,
): Promise<{ found: Candidates[]; hits: Hit[] }> {
  const blind = await Vault.blind({ make: false })
  if (!blind) return { found: queries.map(() => nobody), hits: [] }
  const search = searching(blind, shown)
  const asked = queries.map((query) => waysOf(blind, query))
  /** One page for each path of each query, all in one search. */
  const pagesOf = async (ways: readonly Way[][], most: number) =>
    groups(
      ways.map(({ length }) => length),
      await search.pages(ways.flat(), most),
    )
  const all = asked.map(({ exact, ways }) => ways.map((tokens) => ({ tokens, after: exact ? undefined : after })))
  const first = (await pagesOf(all, limit)).map((pages, at) => pageOf(pages, asked[at]?.exact ?? true, limit))
  const isMissed = (at: number) => !after && first[at]?.personIDs.length === 0
  const pairs = asked.map(({ loose }, at) => (isMissed(at) ? loose.map((token) => ({ tokens: [token] })) : []))
  const second = await pagesOf(pairs, mostOfPair)
  const found = first.map((one, at): Candidates => {
    const again = second[at] ?? []
    if (again.length === 0) return one
    return { personIDs: mostOften(again.flatMap((page) => page.personIDs)).slice(0, limit), cursor: null, loose: true }
  })
  return { found, hits: search.hits([...new Set(found.flatMap(({ personIDs }) => personIDs))]) }
}

/**
 * What is looked up for one line. `exact`: by numbers, which have no second page. `loose`: pairs to try when nobody
 * matches all the words.
 */
function waysOf(blind: Blind, query: Query): { exact: boolean; ways: string[][]; loose: string[] } {
  const numbers = [
    ...(query.phone ? [blind("phone", query.phone)] : []),
    ...(query.document ? [blind("document", query.document)] : []),
    ...(query.email ? [blind("email", query.email)] : []),
  ]
  if (numbers.length > 0) return { exact: true, ways: numbers.map((token) => [token]), loose: [] }
  if (query.words.length === 0) return { exact: true, ways: [], loose: [] }
  const ways = [query.words, ...(query.otherwise ?? [])].flatMap(meanings).slice(0, mostWays)
  const pairs = query.words.length < 3 ? [] : ways.flatMap(pairsOf)
  return {
    exact: false,
    ways: ways.map((way) => lookedUp(way).map(({ kind, value }) => blind(kind, value))),
    loose: [...new Set(pairs.map((pair) => blind("pair", pair)))].slice(0, mostPairs),
  }
}

/** The paths of one line share a page: the newest results of each. A search by numbers returns everything. */
function pageOf(pages: readonly Page[], exact: boolean, limit: number): Candidates {
  const all = [...new Set(pages.flatMap((page) => page.personIDs))].sort().reverse()
  if (exact) return { ...nobody, personIDs: all }
  const personIDs = all.slice(0, limit)
  const more = all.length > limit || pages.some((page) => page.more)
  return { personIDs, cursor: more ? (personIDs.at(-1) ?? null) : null, loose: false }
}

const mostWays = 8
const mostPairs = 15
const mostOfPair = 20

/** Records that share most pairs first. */
function mostOften(ids: string[]): string[] {
  const times = new Map<string, number>()
  for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1)
  return [...times].sort(([one, many], [other, more]) => more - many || (one < other ? 1 : -1)).map(([id]) => id)
}
