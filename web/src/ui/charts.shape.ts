/** The path of a small line through the values, and the area under it. */
export function sparkPath(values: readonly number[], width: number, height: number) {
  const top = Math.max(1, ...values)
  const pad = 3
  const at = (value: number, index: number) => ({
    x: values.length < 2 ? width - pad : pad + (index * (width - 2 * pad)) / (values.length - 1),
    y: height - pad - (value / top) * (height - 2 * pad),
  })
  const points = values.map(at)
  const line = points.map((point, index) => `${index ? "L" : "M"}${round(point.x)} ${round(point.y)}`).join("")
  const last = points.at(-1) ?? { x: width - pad, y: height - pad }
  const area = points.length ? `${line}L${round(last.x)} ${height}L${round(points[0]!.x)} ${height}Z` : ""
  return { line, area, last: { x: round(last.x), y: round(last.y) } }
}

/** Bars that fill `width`, as high as the values; an empty month keeps its place with a hairline. */
export function bars(values: readonly number[], width: number, height: number) {
  const top = Math.max(1, ...values)
  const slot = width / Math.max(1, values.length)
  const thick = Math.min(36, slot * 0.68)
  return values.map((value, index) => {
    const tall = Math.max(1.5, (value / top) * height)
    return {
      x: round(index * slot + (slot - thick) / 2),
      y: round(height - tall),
      width: round(thick),
      height: round(tall),
    }
  })
}

const round = (value: number) => Math.round(value * 10) / 10
