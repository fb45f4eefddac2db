import { coreArrow, placeOf } from "./core"
import { type Import, importsOf, resolve, type Target, type Workspace } from "./imports"
import { pagesOfOthers, webArrow } from "./web"

export type Tree = { files: Record<string, string>; workspace: Workspace }

type Area =
  | "config"
  | "synth"
  | "stacks"
  | "infra"
  | "core"
  | "hsds"
  | "mail"
  | "functions"
  | "scripts"
  | "local"
  | "web"

const areas: [Area, RegExp][] = [
  ["config", /^sst\.config\.ts$/],
  ["synth", /^stacks\/synth\//],
  ["stacks", /^stacks\//],
  ["infra", /^infra\/src\//],
  ["core", /^packages\/core\/src\//],
  ["hsds", /^packages\/hsds\/src\//],
  ["mail", /^packages\/mail\/src\//],
  ["functions", /^packages\/functions\/src\//],
  ["scripts", /^packages\/scripts\/src\//],
  ["local", /^packages\/local\/(src|bin)\//],
  ["web", /^web\/src\//],
]
const areaOf = (path: string) => areas.find(([, pattern]) => pattern.test(path))?.[0]
const isTest = (path: string) => /\.test(-d)?\.tsx?$/.test(path)

const cdk = /^(aws-cdk-lib|constructs|cdk-nag)(\/|$)/
const sst = /^sst(\/|$)/
const deployment = [cdk, sst]
const screens = [/^solid-js(\/|$)/, /^@(solidjs|kobalte|tanstack)\//]

/** What each area may import besides itself, and the packages that it must not have (or the only ones that it may). */
const arrows: Record<Area, { to: Area[]; without?: RegExp[]; only?: RegExp[] }> = {
  config: { to: ["stacks"], only: [sst] },
  // Synthesises what is deployed: it runs the configuration as SST would.
  synth: { to: ["config", "stacks"], only: [...deployment, /^node:/] },
  stacks: { to: ["infra", "core"], only: deployment },
  infra: { to: [], only: [cdk] },
  core: { to: ["mail", "hsds"], without: [/^@?hono(\/|$)/, ...deployment, ...screens] },
  // A published format and how people write: it knows no consulate and runs in a browser.
  hsds: { to: [], only: [/^(zod|fflate|uuid)$/] },
  mail: { to: [], only: [] },
  functions: { to: ["core", "hsds"], without: [...deployment, ...screens] },
  scripts: { to: ["functions", "core"], without: [...deployment, ...screens] },
  local: { to: ["functions", "core"], without: [...deployment, ...screens] },
  web: { to: ["core", "hsds", "functions"], without: [...deployment, /^node:/, /^@aws-sdk\//, /^electrodb/] },
}

/** Every import that is not allowed, one sentence each. */
export function violations({ files, workspace }: Tree): string[] {
  const known = new Set(Object.keys(files))
  const edges = Object.entries(files)
    .filter(([path]) => areaOf(path) && !isTest(path))
    .flatMap(([from, source]) =>
      importsOf(source).map((imported) => ({
        from,
        imported,
        target: resolve(known, workspace, from, imported.specifier),
      })),
    )
  const wrong = edges.flatMap(({ from, imported, target }) => {
    const reason = judge(from, imported, target)
    return reason ? [`${from} → ${imported.specifier}: ${reason}`] : []
  })
  const all = edges.map(({ from, imported: { type, late }, target }): Edge => {
    const to = target.kind === "file" ? target.path : target.kind === "package" ? target.name : ""
    return { from, to, late, type }
  })
  const remaining = all.filter(({ type }) => !type)
  // In web no circle of imports is allowed at all, so that a page can be moved alone; elsewhere only what is loaded at
  // once counts.
  const ofScreens = all.filter(({ from }) => areaOf(from) === "web")
  const loaded = remaining.filter(({ late }) => !late)
  return [
    ...new Set([
      ...wrong,
      ...circles(loaded),
      ...circles(ofScreens),
      ...pagesOfOthers(ofScreens),
      ...unsafeInBrowser(remaining),
    ]),
  ]
}

function judge(from: string, imported: Import, target: Target): string | undefined {
  const here = areaOf(from) as Area
  const { to, only, without } = arrows[here]
  if (target.kind === "nothing") return "the package shows no such door"
  if (target.kind === "package") {
    if (only && !only.some((pattern) => pattern.test(target.name))) return `${here} does without this package`
    return without?.some((pattern) => pattern.test(target.name)) ? `${here} does without this package` : undefined
  }
  const there = areaOf(target.path)
  if (isTest(target.path) || /^(tests|bench)\//.test(target.path)) return "the product does not import its tests"
  if (here === "web" && target.path.startsWith("web/src/")) return webArrow(from, target.path)
  if (!there || there === here)
    return here === "core" && there ? coreArrow(from, target.path, imported.type) : undefined
  if (imported.specifier.startsWith(".") && here !== "config" && here !== "synth")
    return "another package is entered by its name"
  if (!to.includes(there)) return `${here} does not import ${there}`
  return narrow(here, there, target.path, imported.type)
}

/** Arrows that are allowed for a part of an area only. */
function narrow(here: Area, there: Area, path: string, type: boolean): string | undefined {
  if ((here === "functions" || here === "scripts") && there === "core" && placeOf(path).role === "inside")
    return `${here} calls operations: a module's index, not its inside`
  if (here === "web" && there === "functions")
    return type && path === "packages/functions/src/api/index.ts"
      ? undefined
      : "the screens know the API's type, and nothing else of it"
  if ((here === "web" || here === "stacks") && there === "core") {
    const { module, role } = placeOf(path)
    const facts = module === "data" || module === "util" || module === "error"
    return role === "schema" || (here === "web" && facts) || (here === "stacks" && /\.names\.ts$/.test(path))
      ? undefined
      : `${here} reads core's schemas and facts, not its ${role}`
  }
  return undefined
}

type Edge = { from: string; to: string; late: boolean; type: boolean }

function byFile(edges: Edge[]): Map<string, Edge[]> {
  const next = new Map<string, Edge[]>()
  for (const edge of edges) next.set(edge.from, [...(next.get(edge.from) ?? []), edge])
  return next
}

/** Files on a circle of these imports. */
function circles(edges: Edge[]): string[] {
  const next = byFile(edges)
  const state = new Map<string, "open" | "done">()
  const found: string[] = []
  const visit = (path: string, trail: string[]) => {
    if (state.get(path) === "done") return
    if (state.get(path) === "open") {
      found.push(`${[...trail.slice(trail.indexOf(path)), path].join(" → ")}: a circle`)
      return
    }
    state.set(path, "open")
    for (const { to } of next.get(path) ?? []) visit(to, [...trail, path])
    state.set(path, "done")
  }
  for (const path of next.keys()) visit(path, [])
  return found
}

/** What a browser would load through a schema: nothing of Node, no AWS client. */
function unsafeInBrowser(edges: Edge[]): string[] {
  const next = byFile(edges)
  const entries = edges
    .filter(({ from, to }) => areaOf(from) === "web" && ["core", "hsds"].includes(areaOf(to) ?? ""))
    .map(({ to }) => to)
  const schemas = [...next.keys()].filter((path) => areaOf(path) === "core" && placeOf(path).role === "schema")
  const seen = new Map<string, string>([...entries, ...schemas].map((path) => [path, path]))
  for (const [path, entry] of seen) for (const { to } of next.get(path) ?? []) if (!seen.has(to)) seen.set(to, entry)
  return [...seen]
    .filter(([path]) => /^node:|^@aws|^electrodb|^hono/.test(path))
    .map(([path, entry]) => `${entry} → … → ${path}: not safe in a browser`)
}
