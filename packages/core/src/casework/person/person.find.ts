import { QueryCommand } from "@aws-sdk/lib-dynamodb"
import { Store } from "../../platform/store"
import { groups } from "../../platform/util/groups"
import { type Blind, Vault } from "../../platform/vault"
import { pairsOf } from "./fold.rules"
import type { PersonRow } from "./person.entity"
import { rows } from "./person.row"
import { lookedUp, meanings, type Query } from "./query.rules"

/** A record that was found, and the one that speaks for her: its own, or the one it was merged into. */
export type Hit = { found: PersonRow; speaks: PersonRow }
/** Who is shown, of those that were found. Whoever is not is passed over as if she did not exist. */
export type Shown = {
  /** May the acting person know of her? Said by the records alone. */
  knows: (hit: Hit) => boolean
  /**
   * Where `knows` may say no, so many records are read at once, so that it costs the same however many are kept back. A page's
   * worth where it is not given.
   */
  atOnce?: number
  /** Of those she may know of, the ids of those that are shown, where it takes more reading; asked also where there are none. */
  among?: (hits: readonly Hit[]) => Promise<ReadonlySet<string>>
}

/** Who nobody is: looked at where nobody was found, so that this takes as long as where somebody is kept back. */
export const noOne = "per_00000000000000000000000000"

/** These records and those that speak for them, in two calls a hundred; whichever there is none of is left out. */
export async function hitsOf(personIDs: readonly string[]): Promise<Hit[]> {
  const own = await rows(personIDs.length > 0 ? personIDs : [noOne])
  const others = await rows([...own.values()].flatMap(({ mergedInto }) => mergedInto ?? []))
  return personIDs.flatMap((personID) => {
    const found = own.get(personID)
    const speaks = found?.mergedInto ? others.get(found.mergedInto) : found
    return found && speaks ? [{ found, speaks }] : []
  })
}

/** Records found under one token that may be shown, newest first; `more`: there are others behind them. */
type Page = { personIDs: string[]; more: boolean }
/** Of whom one way finds: whose records were not read yet, whom the acting person may know of, who is shown; newest first. */
type Line = { waiting: string[]; known: string[]; found: string[] }
/** Whoever is under all of these tokens, behind this one. */
type Way = { tokens: readonly string[]; after?: string | undefined }
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
 * One search, of however many questions: each token and each record is read once, and what the questions find is judged
 * together, a round at a time. A token's rows are a partition of their own, so each is a query; they run side by side.
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
    const [first = new Set<string>(), ...others] = await Promise.all(tokens.map(all))
    const waiting = [...first]
      .filter((personID) => others.every((those) => those.has(personID)) && !(after && personID >= after))
      .sort()
      .reverse()
    return { waiting, known: [], found: [] }
  }
  /** Reads the next records of each of these lines, and leaves in line whom the acting person may know of. */
  async function read(lines: readonly Line[], most: number): Promise<void> {
    const round = lines.map((line) => ({ line, some: line.waiting.splice(0, most) }))
    const asked = [...new Set(round.flatMap(({ some }) => some))].filter((personID) => !hits.has(personID))
    for (const hit of await hitsOf(asked)) hits.set(hit.found.personID, hit)
    const isKnown = (hit: Hit | undefined) => hit !== undefined && shown.knows(hit)
    for (const { line, some } of round) line.known.push(...some.filter((personID) => isKnown(hits.get(personID))))
  }
  /** Judges the next of each of these lines. */
  async function judge(lines: readonly Line[], most: number): Promise<void> {
    const round = lines.map((line) => ({ line, some: line.known.splice(0, most) }))
    const asked = [...new Set(round.flatMap(({ some }) => some))].filter((personID) => !seen.has(personID))
    const those = asked.flatMap((personID) => hits.get(personID) ?? [])
    const may = shown.among ? await shown.among(those) : new Set(asked)
    for (const personID of asked) seen.set(personID, may.has(personID))
    for (const { line, some } of round) line.found.push(...some.filter((personID) => seen.get(personID)))
  }
  return {
    /** Of what was found and may be shown, the records. */
    hits: (personIDs: readonly string[]): Hit[] => personIDs.flatMap((personID) => hits.get(personID) ?? []),
    /**
     * A page for each way. Reads on until every page is full or nobody is left. It must: to stop at a record that is not
     * shown would name it.
     */
    async pages(ways: readonly Way[], limit: number): Promise<Page[]> {
      if (ways.length === 0) return []
      const lines = await Promise.all(ways.map(lineOf))
      const isOpen = ({ waiting, known, found }: Line) => waiting.length + known.length > 0 && found.length <= limit
      let open = lines
      do {
        const short = open.filter(({ waiting, known }) => waiting.length > 0 && known.length <= limit)
        if (short.length > 0 || open === lines) await read(short, shown.atOnce ?? limit + 1)
        await judge(open, limit + 1)
        open = lines.filter(isOpen)
      } while (open.length > 0)
      return lines.map(({ found }) => ({ personIDs: found.slice(0, limit), more: found.length > limit }))
    },
  }
}

/** Ids of records that a line of search finds. `loose`: not all words are in every one of them. */
export type Candidates = { personIDs: string[]; cursor: string | null; loose: boolean }
const nobody: Candidates = { personIDs: [], cursor: null, loose: false }

/**
 * By telephone and document number, or by words of the name. Two words or more are looked up as a pair, the others narrow
 * it; where nobody has them all, whoever has two of them is found. The cursor is the last one found. Nothing is opened.
 */
export async function candidates(query: Query, how: How): Promise<Candidates> {
  const { found } = await candidatesOfAll([query], how)
  return found[0] ?? nobody
}

/** What each of several lines finds, in one search; and the records of all of them, those of the first line first. */
export async function candidatesOfAll(
  queries: readonly Query[],
  { limit, shown, after }: How,
): Promise<{ found: Candidates[]; hits: Hit[] }> {
  const blind = await Vault.blind({ make: false })
  if (!blind) return { found: queries.map(() => nobody), hits: [] }
  const search = searching(blind, shown)
  const asked = queries.map((query) => waysOf(blind, query))
  /** A page for each way of each question, all of them in one go. */
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

/** What is looked up for one line. `exact`: by numbers, which have no second page. `loose`: pairs to try where nobody has it all. */
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

/** The ways of one line share a page: the newest of what each of them found. Numbers find all that they find. */
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

/** Whoever shares most pairs first. */
function mostOften(ids: string[]): string[] {
  const times = new Map<string, number>()
  for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1)
  return [...times].sort(([one, many], [other, more]) => more - many || (one < other ? 1 : -1)).map(([id]) => id)
}
