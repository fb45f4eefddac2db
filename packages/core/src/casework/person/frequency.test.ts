import { givenNames, stream, surnames } from "@ventanilla/local/replay/names"
import { beforeAll, describe, expect, it } from "vitest"
import { consulate } from "../../../../../tests/support/consulate"
import { commonGivenNames, commonSurnames } from "../../platform/data/common-names"
import { createID } from "../../platform/util/id"
import { Vault } from "../../platform/vault"
import { isCommon } from "./common.rules"
import { pairOf, soundsOf, wordsOf } from "./fold.rules"
import * as Person from "./person"
import { CreateInput } from "./person.schema"

/** The number of women in a consulate, and the share of them of whom an attack may learn two words of their names. */
const count = 1500
const most = 0.03

const soundOf = (word: string) => soundsOf(wordsOf(word)[0] ?? "")[0]
type Words = [word: string, share: number][]

/** The names of public tables, then ever rarer ones, until there are enough. */
function population(
  common: Readonly<Record<string, number>>,
  others: readonly string[],
  whole: number,
  letter: string,
) {
  const words: Words = Object.entries(common)
  const known = new Set(words.map(([word]) => soundOf(word)))
  let share = 9
  for (const word of others.filter((one) => !known.has(soundOf(one)))) {
    words.push([word, share])
    share = Math.max(1, share * 0.985)
  }
  let sum = words.reduce((total, [, each]) => total + each, 0)
  for (let rare = 0; sum < whole; rare++, sum += 0.5)
    words.push([letter + [...String(rare)].map((digit) => "bdfgklmnrt"[Number(digit)]).join("a"), 0.5])
  return words
}
const given = population(commonGivenNames, givenNames, 1350, "o")
const family = population(commonSurnames, surnames, 2000, "u")

function drawn(words: Words, at: number): string {
  let left = at * words.reduce((sum, [, share]) => sum + share, 0)
  for (const [word, share] of words) {
    left -= share
    if (left < 0) return word
  }
  return words[0]?.[0] ?? ""
}

type Woman = { words: string[]; rows: Record<string, unknown>[]; person: Record<string, unknown> }
let women: Woman[]
let commonAlone: string[]
let labels: { words: string[]; share: number; token: string }[]

beforeAll(async () => {
  const here = await consulate()
  const next = stream(3)
  await here.as("coordinator", () => Vault.createKey())
  await here.as("caseworker", async () => {
    women = []
    for (let made = 0; made < count; made++) {
      const one = async () => {
        const names = {
          given: [drawn(given, next()), ...(next() < 0.35 ? [drawn(given, next())] : [])].join(" "),
          firstSurname: drawn(family, next()),
          secondSurname: drawn(family, next()),
        }
        const input = CreateInput.parse({ names, languages: ["es"], safeContact: { allowed: "no" } })
        const { writes } = await Person.write(input, createID("casefile"))
        const items = writes.map(({ Put }) => Put?.Item ?? {})
        return {
          words: [
            ...new Set(wordsOf(names.given, names.firstSurname, names.secondSurname).map((word) => soundsOf(word)[0])),
          ],
          rows: items.filter(({ pk }) => String(pk).startsWith("find#")),
          person: items.find(({ sk }) => sk === "person") ?? {},
        }
      }
      women.push(await one())
    }
    const blind = await Vault.blind({ make: false })
    const all = [...given, ...family].map(([word, share]) => ({ sound: soundOf(word), share: share / 1000 }))
    commonAlone = all.flatMap(({ sound }) => (isCommon(sound) ? [`find#${blind?.("word", sound)}`] : []))
    const oftenest = all.toSorted((one, other) => other.share - one.share).slice(0, 90)
    labels = [
      ...oftenest.flatMap((one, at) =>
        oftenest.slice(at + 1).map((other) => ({
          words: [one.sound, other.sound],
          share: one.share * other.share,
          token: blind?.("pair", pairOf(one.sound, other.sound)) ?? "",
        })),
      ),
      ...all
        .filter(({ sound }) => !isCommon(sound))
        .map(({ sound, share }) => ({ words: [sound], share, token: blind?.("word", sound) ?? "" })),
    ].toSorted((one, other) => other.share - one.share)
  })
}, 120_000)

describe("the index as it lies in a table", () => {
  it("is partitions and places alone: nothing of one row is in another, nor in a person's", () => {
    const rows = women.flatMap(({ rows }) => rows)
    for (const row of rows) expect(Object.keys(row).sort()).toEqual(["pk", "sk"])
    expect(new Set(rows.map(({ sk }) => sk)).size).toBe(rows.length)
    const words = new Set(rows.flatMap(({ pk, sk }) => [String(pk).slice("find#".length), String(sk)]))
    const others = JSON.stringify(women.map(({ person }) => person))
    // Searching megabytes for thousands of words is slow: every stretch of a word's length is looked up instead.
    const found: string[] = []
    for (const length of new Set([...words].map((word) => word.length)))
      for (let at = 0; at + length <= others.length; at++) {
        const stretch = others.slice(at, at + length)
        if (words.has(stretch)) found.push(stretch)
      }
    expect(found).toEqual([])
  })

  it("has no partition of one of the commonest words", () => {
    const partitions = new Set(women.flatMap(({ rows }) => rows.map(({ pk }) => String(pk))))
    expect(commonAlone.length).toBeGreaterThan(60)
    expect(commonAlone.filter((pk) => partitions.has(pk))).toEqual([])
  })
})

/** The women of whom two words are learnt when these tokens are taken for these labels. */
function learnt(tokens: readonly string[], taken: readonly number[]): number {
  const said = new Map(tokens.map((token, at) => [`find#${token}`, labels[taken[at] ?? 0]?.words ?? []]))
  const knows = ({ words, rows }: Woman) => {
    const claimed = new Set(rows.flatMap(({ pk }) => said.get(String(pk)) ?? []))
    return words.filter((word) => claimed.has(word)).length >= 2
  }
  return women.filter(knows).length / women.length
}

describe("whoever saw every row come, and with which woman, and knows how common names are", () => {
  const many = 80
  let tokens: string[]
  let together: number[][]
  beforeAll(() => {
    const counts = new Map<string, number>()
    for (const { rows } of women) for (const { pk } of rows) counts.set(String(pk), (counts.get(String(pk)) ?? 0) + 1)
    tokens = [...counts]
      .toSorted(([, one], [, other]) => other - one)
      .slice(0, many)
      .map(([pk]) => pk.slice("find#".length))
    const at = new Map(tokens.map((token, index) => [`find#${token}`, index]))
    together = tokens.map(() => Array<number>(many).fill(0))
    for (const { rows } of women) {
      const own = rows.flatMap(({ pk }) => at.get(String(pk)) ?? [])
      for (const one of own)
        for (const other of own) {
          const row = together[one]
          if (row) row[other] = (row[other] ?? 0) + 1
        }
    }
  })

  it("by how often each comes learns two words of at most three women in a hundred", () => {
    const share = learnt(
      tokens,
      tokens.map((_, at) => at),
    )
    console.info(`by rank: ${(share * 100).toFixed(2)} %`)
    expect(share).toBeLessThanOrEqual(most)
  })

  it("by what comes together learns no more", () => {
    const share = (words: readonly string[]) => words.reduce((all, word) => all * (known.get(word) ?? 0), 1)
    const known = new Map([...given, ...family].map(([word, each]) => [soundOf(word), each / 1000]))
    const expected = labels
      .slice(0, many)
      .map((one, row) =>
        labels
          .slice(0, many)
          .map((other, column) =>
            row === column ? count * one.share : count * share([...new Set([...one.words, ...other.words])]) + 0.02,
          ),
      )
    const taken = tokens.map((_, at) => at)
    const fits = (token: number) =>
      tokens.reduce((sum, _, other) => {
        const wanted = expected[taken[token] ?? 0]?.[taken[other] ?? 0] ?? 0
        return sum + (together[token]?.[other] ?? 0) * Math.log(wanted) - wanted
      }, 0)
    const next = stream(11)
    let heat = 8
    for (let step = 0; step < 40_000; step++, heat = Math.max(0.05, heat * 0.9998)) {
      const [one, other] = [Math.floor(next() * many), Math.floor(next() * many)]
      const before = fits(one) + fits(other)
      const swap = () => ([taken[one], taken[other]] = [taken[other] ?? 0, taken[one] ?? 0])
      swap()
      const better = fits(one) + fits(other) - before
      if (better < 0 && Math.exp(better / heat) < next()) swap()
    }
    const found = learnt(tokens, taken)
    console.info(`by co-occurrence: ${(found * 100).toFixed(2)} %`)
    expect(found).toBeLessThanOrEqual(most)
  }, 120_000)
})
