export type Dot = { code: string; x: number; y: number }

const directions: Record<string, readonly [number, number]> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The dot one lands on from `from` with an arrow key: the nearest within that quarter of the map. */
export function neighbour(dots: readonly Dot[], from: string, key: string): string | undefined {
  const direction = directions[key]
  const here = dots.find((dot) => dot.code === from)
  if (!direction || !here) return undefined
  const [dx, dy] = direction
  let best: { code: string; far: number } | undefined
  for (const dot of dots) {
    const along = (dot.x - here.x) * dx + (dot.y - here.y) * dy
    const across = Math.abs((dot.x - here.x) * dy + (dot.y - here.y) * dx)
    if (dot === here || along <= 0 || across > along * 1.2) continue
    const far = along + across * 1.5
    if (!best || far < best.far) best = { code: dot.code, far }
  }
  return best?.code
}

/** Area, not radius, grows with the number: twice the case files, twice the ink. */
export const radius = (count: number, most: number) => 6 + 11 * Math.sqrt(count / Math.max(1, most))
