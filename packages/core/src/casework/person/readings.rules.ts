import { commonGivenNames, commonSurnames } from "../../platform/data/common-names"
import { togetherOf, wordsOf } from "./fold.rules"

const common = Object.keys({ ...commonSurnames, ...commonGivenNames })

/** Splits a long word that begins or ends with a common name: GUTIERREZOLVERA, MARIAELENA. */
function apart(word: string): [string, string][] {
  return common.flatMap((name): [string, string][] => {
    const rest = word.length - name.length
    if (name.length < 3 || rest < 4 || word.length < 8) return []
    if (word.startsWith(name)) return [[name, word.slice(name.length)]]
    return word.endsWith(name) ? [[word.slice(0, rest), name]] : []
  })
}

/** Other readings of the words of a line: neighbours joined, long words split. */
export function readingsOf(line: string): string[][] {
  const words = wordsOf(line)
  const joined = togetherOf(line).map(({ word, parts }) => [...words.filter((one) => !parts.includes(one)), word])
  const parted = words.flatMap((word) =>
    apart(word)
      .slice(0, 2)
      .map((two) => [...words.filter((one) => one !== word), ...two]),
  )
  return [...joined, ...parted].map((reading) => [...new Set(reading)])
}
