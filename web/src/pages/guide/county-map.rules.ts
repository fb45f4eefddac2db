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
