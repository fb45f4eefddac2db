export type Box = readonly [left: number, top: number, right: number, bottom: number]
export type Drawn = { d: string; box: Box }

/** Five shades: nobody, one, a few, several, many. */
export const level = (count: number): number => (count <= 0 ? 0 : count === 1 ? 1 : count < 4 ? 2 : count < 8 ? 3 : 4)

/** The frame around all of them, with a little room: `x y width height`. */
export function bounds(boxes: readonly Box[]): [number, number, number, number] {
  if (boxes.length === 0) return [0, 0, 1, 1]
  const left = Math.min(...boxes.map(([at]) => at))
  const top = Math.min(...boxes.map(([, at]) => at))
  const right = Math.max(...boxes.map(([, , at]) => at))
  const bottom = Math.max(...boxes.map(([, , , at]) => at))
  const room = Math.max(right - left, bottom - top) * 0.02
  return [left - room, top - room, right - left + 2 * room, bottom - top + 2 * room].map(Math.round) as [
    number,
    number,
    number,
    number,
  ]
}

type Counted = {
  counties: readonly unknown[]
  needs: readonly { counts: readonly number[]; sure: readonly number[] }[]
}
const few = 4

/** Which counties are told one by one, and which, being many that have the very same, in one line: by their places. */
export function alike({ counties, needs }: Counted): { own: number[]; rest: number[] } {
  const groups = new Map<string, number[]>()
  for (const at of counties.keys()) {
    const key = needs.map(({ counts, sure }) => `${counts[at]}/${sure[at]}`).join(" ")
    groups.set(key, [...(groups.get(key) ?? []), at])
  }
  const largest = [...groups.values()].sort((a, b) => b.length - a.length)[0] ?? []
  const rest = largest.length > few ? largest : []
  return { own: [...counties.keys()].filter((at) => !rest.includes(at)), rest }
}
