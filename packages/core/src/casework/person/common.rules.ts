import { randomInt } from "node:crypto"
import { commonGivenNames, commonSurnames } from "../../platform/data/common-names"
import { pairOf, soundsOf } from "./fold.rules"

/** A name borne by this many people in a thousand is looked up only as part of a pair. */
export const tooMany = 10

const shares = new Map(
  Object.entries({ ...commonSurnames, ...commonGivenNames }).flatMap(([word, share]) =>
    soundsOf(word).map((sound) => [sound, share] as const),
  ),
)

/** Is this sound one of the commonest Mexican names? */
export const isCommon = (sound: string): boolean => (shares.get(sound) ?? 0) >= tooMany

export type Decoy = { kind: "word" | "pair"; value: string }
/** The most frequent index entries with their share per thousand people, commonest first. */
const oftenest = [
  ...[...shares].flatMap(([one, share], at) =>
    [...shares].slice(at + 1).map(([other, also]) => ({
      decoy: { kind: "pair", value: pairOf(one, other) } satisfies Decoy,
      share: (share * also) / 1000,
    })),
  ),
  ...[...shares].flatMap(([value, share]) =>
    share < tooMany ? [{ decoy: { kind: "word", value } as const, share }] : [],
  ),
]
  .sort((one, other) => other.share - one.share)
  .slice(0, 450)

const highest = oftenest[0]?.share ?? 0
const steps = 1_000_000
/** The rarer an entry is by itself, the more often a decoy is drawn for it, so that all come about equally often. */
const upTo: number[] = []
for (const { share } of oftenest) upTo.push((upTo.at(-1) ?? 0) + highest - share)

/** Decoy entries (index rows that belong to nobody) written with every new record. */
export const decoysEach = 3

export const decoys = (): Decoy[] =>
  Array.from({ length: decoysEach }, () => {
    const drawn = (randomInt(steps) / steps) * (upTo.at(-1) ?? 0)
    const found = oftenest[upTo.findIndex((sum) => sum > drawn)]
    return found?.decoy ?? { kind: "word", value: "" }
  })
