import { posix } from "node:path"

/** One import as written: its specifier, whether it is type-only, and whether it is dynamic. */
export type Import = { specifier: string; type: boolean; late: boolean }

// Static imports begin a line, dynamic ones can be anywhere: no more of TypeScript needs parsing here.
const fromClause = /^[ \t]*(?:import|export)\s+(type\s+)?[\w*{}\s,$]*?\bfrom\s*["']([^"']+)["']/gm
const bare = /^[ \t]*import(\s+type)?\s*["']([^"']+)["']/gm
const dynamic = /(\btypeof\s+|:\s*|<\s*)?\bimport\(\s*["']([^"']+)["']\s*\)/g

export function importsOf(source: string): Import[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/^[ \t]*\/\/.*$/gm, "")
  const each = (pattern: RegExp, late: boolean) =>
    [...code.matchAll(pattern)].map(([, type, specifier = ""]) => ({ specifier, type: type !== undefined, late }))
  return [...each(fromClause, false), ...each(bare, false), ...each(dynamic, true)]
}

/** The workspace's packages: their folders and `exports` maps. */
export type Workspace = Record<string, { folder: string; exports: Record<string, string> }>
export type Target =
  | { kind: "file"; path: string }
  | { kind: "package"; name: string }
  /** The package does not export this path. */
  | { kind: "nothing"; specifier: string }

/** What a specifier resolves to from a file: a file of this tree, or an external package. */
export function resolve(files: ReadonlySet<string>, workspace: Workspace, from: string, specifier: string): Target {
  if (specifier.startsWith(".")) return { kind: "file", path: found(files, posix.join(posix.dirname(from), specifier)) }
  const name = specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/")
  const home = workspace[name]
  if (!home) return { kind: "package", name: specifier }
  const door = exported(home.exports, `.${specifier.slice(name.length)}`)
  const path = door && posix.join(home.folder, door)
  return path && files.has(path) ? { kind: "file", path } : { kind: "nothing", specifier }
}

const found = (files: ReadonlySet<string>, path: string) =>
  [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`, `${path}/index.tsx`].find((name) => files.has(name)) ?? path

/** Node's rule: the exact key, otherwise the most specific pattern. */
function exported(exports: Record<string, string>, key: string): string | undefined {
  if (exports[key]) return exports[key]
  const matching = Object.keys(exports)
    .filter((pattern) => {
      const [before, after] = pattern.split("*")
      return after !== undefined && key.startsWith(before ?? "") && key.endsWith(after) && key.length >= pattern.length
    })
    .sort((a, b) => b.indexOf("*") - a.indexOf("*") || b.length - a.length)
  const [best] = matching
  if (!best) return undefined
  const [before = "", after = ""] = best.split("*")
  return exports[best]?.replaceAll("*", key.slice(before.length, key.length - after.length))
}
