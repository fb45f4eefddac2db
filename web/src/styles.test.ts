import { existsSync, readdirSync, readFileSync } from "node:fs"
import { dirname, join, relative } from "node:path"
import { describe, expect, it } from "vitest"

/**
 * A page opened by its address has only the styles that it imports and the console's own; one reached by clicks also
 * has those of earlier pages. Both must look the same: each class of a page that is defined in any style sheet must be
 * defined in one that the page imports.
 */
const root = import.meta.dirname
const source = (path: string) => readFileSync(join(root, path), "utf8")
const files = readdirSync(root, { recursive: true, encoding: "utf8" })

const resolved = (from: string, name: string): string | undefined => {
  if (!name.startsWith(".")) return undefined
  const path = relative(root, join(root, dirname(from), name))
  return [path, `${path}.tsx`, `${path}.ts`, `${path}/index.ts`, `${path}/index.tsx`].find(
    (one) => /\.(tsx?|css)$/.test(one) && existsSync(join(root, one)),
  )
}
// A type import brings no styles.
const importing = /(?:^|\n)\s*(?:import|export)\s(?!type\s)[^"]*?"([^"]+)"/g
const importsOf = (path: string) =>
  [...source(path).matchAll(importing)].flatMap(([, name = ""]) => resolved(path, name) ?? [])

/** Everything that a module loads statically. */
function reached(entry: string): Set<string> {
  const seen = new Set<string>()
  const waiting = [entry]
  for (let path = waiting.pop(); path; path = waiting.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    if (!path.endsWith(".css")) waiting.push(...importsOf(path))
  }
  return seen
}

const classesIn = (css: string) =>
  new Set([...css.replaceAll(/\/\*[\s\S]*?\*\//g, "").matchAll(/\.(-?[a-zA-Z_][\w-]*)/g)].map(([, name = ""]) => name))
const sheets = new Map(files.filter((path) => path.endsWith(".css")).map((path) => [path, classesIn(source(path))]))
const styled = new Set([...sheets.values()].flatMap((names) => [...names]))

/** The words in every `class="…"`, `class={…}` and `classList` of a module. */
const used = (path: string) =>
  new Set(
    [...source(path).matchAll(/\bclass(?:List)?=(?:"([^"]*)"|\{([^}]*)\})/g)].flatMap(([, plain = "", code = ""]) => [
      ...plain.split(/\s+/),
      ...[...code.matchAll(/["'`]([^"'`]*)["'`]/g)].flatMap(([, words = ""]) => words.split(/\s+/)),
    ]),
  )

const routes = [...source("routes.tsx").matchAll(/import\("(\.\/[^"]+)"\)/g)].flatMap(
  ([, name = ""]) => resolved("routes.tsx", name) ?? [],
)
const always = [...reached("app.tsx")].filter((path) => path.endsWith(".css"))

describe("a page that is opened cold", () => {
  it("is one of all that are routed", () => expect(routes.length).toBeGreaterThan(50))

  for (const route of new Set(routes)) {
    it(`brings its styles: ${route}`, () => {
      const modules = [...reached(route)]
      const own = [...always, ...modules.filter((path) => path.endsWith(".css"))]
      const known = new Set(own.flatMap((path) => [...(sheets.get(path) ?? [])]))
      const missing = modules
        .filter((path) => path.endsWith(".tsx"))
        .flatMap((path) =>
          [...used(path)].filter((name) => styled.has(name) && !known.has(name)).map((name) => `${path}: .${name}`),
        )
      expect(missing).toEqual([])
    })
  }
})

/** The class at a selector's head. One followed by `:has(…)` is about its content, and names that. */
const subjects = (css: string) =>
  new Set(
    [
      ...css
        .replaceAll(/\/\*[\s\S]*?\*\//g, "")
        .matchAll(/(?:^|[{},])\s*\.(-?[a-zA-Z_][\w-]*)(?![\w-]|:has\()(?=[^{}]*\{)/g),
    ].map(([, name = ""]) => name),
  )
const folderOf = (path: string) => dirname(path)

describe("a class of a page", () => {
  const owners = new Map<string, Set<string>>()
  for (const path of sheets.keys())
    for (const name of subjects(source(path))) owners.set(name, (owners.get(name) ?? new Set()).add(folderOf(path)))

  it("is laid out by one folder: no page changes with the pages that were seen before it", () => {
    const shared = [...owners].flatMap(([name, folders]) => {
      const pages = [...folders].filter((folder) => !["ui", "context", "self-check"].includes(folder))
      return pages.length > 1 ? [`.${name}: ${pages.join(", ")}`] : []
    })
    expect(shared).toEqual([])
  })
})
