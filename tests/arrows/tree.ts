import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Workspace } from "./imports"
import type { Tree } from "./rules"

const folders = ["stacks", "infra", "packages", "web", "tests", "bench"]
const skipped = new Set(["node_modules", "dist", ".local", ".sst", ".build", "artifacts"])

/** The sources at `root`, and what its packages export. */
export function treeAt(root: string): Tree {
  const paths = ["sst.config.ts", ...folders.flatMap((folder) => sources(root, folder))]
  return {
    files: Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), "utf8")])),
    workspace: workspaceAt(root),
  }
}

function sources(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return []
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return sources(root, path)
    return /\.(ts|tsx|mjs)$/.test(entry.name) ? [path] : []
  })
}

function workspaceAt(root: string): Workspace {
  const homes = ["infra", "web", ...readdirSync(join(root, "packages")).map((name) => `packages/${name}`)]
  return Object.fromEntries(
    homes
      .filter((folder) => existsSync(join(root, folder, "package.json")))
      .map((folder) => {
        const { name, exports = {} } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as {
          name: string
          exports?: Record<string, string>
        }
        return [name, { folder, exports }]
      }),
  )
}
