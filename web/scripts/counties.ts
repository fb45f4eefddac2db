// Writes the United States' states and counties with their FIPS codes into core's data, so that nobody types one by hand.
// npm run counties -w web
import { readFileSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"

const require = createRequire(import.meta.url)
type Geometry = { id: string; properties: { name: string } }
const atlas = JSON.parse(readFileSync(require.resolve("us-atlas/counties-10m.json"), "utf8")) as {
  objects: Record<"counties" | "states", { geometries: Geometry[] }>
}
const { counties, states } = atlas.objects
const byName = (a: string, b: string) => a.slice(3).localeCompare(b.slice(3), "en")
const named = [...states.geometries].sort((a, b) => a.properties.name.localeCompare(b.properties.name, "en"))
const out = {
  source:
    "U.S. Census Bureau, cartographic boundary files, in us-atlas 3.0.1 (counties before Connecticut's planning regions of 2022)",
  confidence: "V",
  states: named.map(({ id, properties }) => ({
    fips: id,
    name: properties.name,
    counties: counties.geometries
      .filter((county) => county.id.startsWith(id))
      .map((county) => `${county.id.slice(2)}${county.properties.name}`)
      .sort(byName),
  })),
}
writeFileSync(
  new URL("../../packages/core/src/platform/data/counties.json", import.meta.url),
  `${JSON.stringify(out)}\n`,
)
