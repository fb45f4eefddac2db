// Draws the map of the network's country once, so that the console carries paths and no geography library.
// npm run map -w web
import { readFileSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { type GeoProjection, geoAlbersUsa, geoConicEqualArea, geoPath } from "d3-geo"
import type { Feature, FeatureCollection, Geometry } from "geojson"
import { feature } from "topojson-client"
import type { GeometryCollection, Topology } from "topojson-specification"

const width = 960
const height = 600
const require = createRequire(import.meta.url)
const atlas = JSON.parse(readFileSync(require.resolve("us-atlas/states-10m.json"), "utf8")) as Topology<{
  states: GeometryCollection<{ name: string }>
}>
const { offices } = JSON.parse(
  readFileSync(new URL("../../packages/core/src/platform/data/consulates.json", import.meta.url), "utf8"),
) as { offices: { code: string; state: string; latitude: number; longitude: number }[] }

// Corners nobody could see go arc by arc, not state by state: two neighbours share an arc, so their border stays one line.
const tooNear = 0.16 / (atlas.transform?.scale[0] ?? 1)
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

const puertoRicoID = "72"
const mainland = geoAlbersUsa()
  .scale(1270)
  .translate([width / 2, height / 2])
const all = feature(atlas, atlas.objects.states) as FeatureCollection<Geometry, { name: string }>
const puertoRico = all.features.find((state) => state.id === puertoRicoID)
if (!puertoRico) throw new Error("the atlas has no Puerto Rico")
const inset = { x: 844, y: 500, width: 108, height: 46 }
const island = geoConicEqualArea()
  .parallels([17.9, 18.5])
  .rotate([66.4, 0])
  .fitExtent(
    [
      [inset.x + 8, inset.y + 8],
      [inset.x + inset.width - 8, inset.y + inset.height - 8],
    ],
    puertoRico,
  )

/** Whole-number corners as steps from the one before; islets smaller than a dot are left out. */
function draw(shape: Feature<Geometry>, projection: GeoProjection): string {
  const rings = (geoPath(projection)(shape) ?? "").split("M").slice(1)
  return rings.map(ring).join("")
}

function ring(path: string): string {
  const corners = path
    .replace("Z", "")
    .split("L")
    .map((corner) => corner.split(",").map((number) => Math.round(Number(number))) as [number, number])
  const steps = corners.slice(1).map(([x, y], index) => [x - corners[index]![0], y - corners[index]![1]] as const)
  const moves = steps.filter(([dx, dy]) => dx || dy)
  if (moves.length < 4) return ""
  return `M${corners[0]!.join(" ")}l${moves.map(([dx, dy]) => `${dx}${dy < 0 ? "" : " "}${dy}`).join(" ")}z`
}

const states = all.features
  .filter((state) => state.id === puertoRicoID || Number(state.id) < 60)
  .map((state) => draw(state, state.id === puertoRicoID ? island : mainland))
  .filter(Boolean)

const places = Object.fromEntries(
  offices.flatMap((office) => {
    const projection = office.state === "PR" ? island : mainland
    const point = projection([office.longitude, office.latitude])
    return point ? [[office.code, [Math.round(point[0]), Math.round(point[1])]]] : []
  }),
)

writeFileSync(
  new URL("../src/tenancy/network/map.generated.ts", import.meta.url),
  `// Drawn by web/scripts/map.ts from us-atlas (public domain, US Census Bureau) and core's consulates.json.
export const size = ${JSON.stringify({ width, height })}
export const inset = ${JSON.stringify(inset)}
export const states: readonly string[] = ${JSON.stringify(states)}
export const places: Readonly<Record<string, readonly [number, number]>> = ${JSON.stringify(places)}
`,
)
