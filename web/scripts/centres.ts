// Writes the middle of each county of the United States into core's data: what is near is judged by it.
// npm run centres -w web
import { readFileSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { geoCentroid } from "d3-geo"
import type { FeatureCollection } from "geojson"
import { feature } from "topojson-client"
import type { GeometryCollection, Topology } from "topojson-specification"

const require = createRequire(import.meta.url)
const atlas = JSON.parse(readFileSync(require.resolve("us-atlas/counties-10m.json"), "utf8")) as Topology<{
  counties: GeometryCollection
}>
const { features } = feature(atlas, atlas.objects.counties) as FeatureCollection
const rounded = (degrees: number) => Math.round(degrees * 100) / 100
const centres = Object.fromEntries(
  features
    .map((county) => {
      const [longitude, latitude] = geoCentroid(county)
      return [String(county.id), [rounded(latitude), rounded(longitude)]] as const
    })
    .sort(([one], [other]) => one.localeCompare(other)),
)
const out = {
  source: "Computed from the U.S. Census Bureau's cartographic boundary files, in us-atlas 3.0.1",
  confidence: "V",
  centres,
}
writeFileSync(
  new URL("../../packages/core/src/platform/data/county-centres.json", import.meta.url),
  `${JSON.stringify(out)}\n`,
)
