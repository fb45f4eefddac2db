// Draws every state's counties once, in one projection, so that any consulate's district can be put together from them and
// the console carries no geography library. One file a state, loaded when a district needs it.
// npm run counties-map -w web
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { geoAlbersUsa, geoPath } from "d3-geo"
import type { FeatureCollection } from "geojson"
import { feature } from "topojson-client"
import type { GeometryCollection, Topology } from "topojson-specification"

const require = createRequire(import.meta.url)
const atlas = JSON.parse(readFileSync(require.resolve("us-atlas/counties-10m.json"), "utf8")) as Topology<{
  counties: GeometryCollection
}>
// Corners nobody could see go arc by arc: two neighbours share an arc, so their border stays one line.
const tooNear = 0.03 / (atlas.transform?.scale[0] ?? 1)
atlas.arcs = atlas.arcs.map((arc) => {
  let at: [number, number] = [0, 0]
  let kept: [number, number] = [0, 0]
  const steps: [number, number][] = []
  arc.forEach(([dx = 0, dy = 0], index) => {
    at = [at[0] + dx, at[1] + dy]
    const edge = index === 0 || index === arc.length - 1
    if (!edge && Math.hypot(at[0] - kept[0], at[1] - kept[1]) < tooNear) return
    steps.push([at[0] - kept[0], at[1] - kept[1]])
    kept = at
  })
  return steps
})
const path = geoPath(geoAlbersUsa().scale(12_700).translate([4800, 3000]))
const { features } = feature(atlas, atlas.objects.counties) as FeatureCollection
const states = new Map<string, Record<string, { d: string; box: number[] }>>()
for (const county of features) {
  const drawn = (path(county) ?? "").split("M").slice(1).map(ring).join("")
  if (!drawn) continue
  const [[left, top], [right, bottom]] = path.bounds(county)
  const fips = String(county.id)
  const its = states.get(fips.slice(0, 2)) ?? {}
  its[fips] = { d: drawn, box: [left, top, right, bottom].map(Math.round) }
  states.set(fips.slice(0, 2), its)
}

/** Whole-number corners as steps from the one before; islets smaller than a dot are left out. */
function ring(drawn: string): string {
  const corners = drawn
    .replace("Z", "")
    .split("L")
    .map((corner) => corner.split(",").map((number) => Math.round(Number(number))) as [number, number])
  const steps = corners.slice(1).map(([x, y], index) => [x - corners[index]![0], y - corners[index]![1]] as const)
  const moves = steps.filter(([dx, dy]) => dx || dy)
  if (moves.length < 3) return ""
  return `M${corners[0]!.join(" ")}l${moves.map(([dx, dy]) => `${dx}${dy < 0 ? "" : " "}${dy}`).join(" ")}z`
}

const folder = new URL("../src/directory/guide/counties/", import.meta.url)
mkdirSync(folder, { recursive: true })
for (const [fips, its] of states) writeFileSync(new URL(`${fips}.generated.json`, folder), `${JSON.stringify(its)}\n`)
