import { readFileSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"

type Tree = { [key: string]: unknown }

const revive = (key: string, value: unknown) =>
  key.endsWith("Date") && typeof value === "string" ? new Date(value) : value

function load(file: string): Tree {
  try {
    return JSON.parse(readFileSync(file, "utf8"), revive) as Tree
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {}
    throw error
  }
}

/**
 * The emulator's data, as it wants it: one tree an id. Its own store writes in place and later; this one is on disk, whole,
 * before the call is answered. Without `dir` it lives in memory.
 */
export const createStores = (dir: string | undefined) => ({
  async create(_context: unknown, id: string, defaults: Tree) {
    const file = dir ? join(dir, `${id}.json`) : undefined
    const tree: Tree = { ...structuredClone(defaults), ...(file ? load(file) : {}) }

    function save() {
      if (!file) return
      writeFileSync(`${file}.next`, JSON.stringify(tree))
      renameSync(`${file}.next`, file)
    }

    function branch(path: string[]): Tree {
      let at = tree
      for (const key of path) {
        at[key] ??= {}
        at = at[key] as Tree
      }
      return at
    }
    const split = (key: string | string[]) => {
      const path = [key].flat()
      return { parent: path.slice(0, -1), leaf: path.at(-1) ?? "" }
    }

    save()
    return {
      getRoot: async () => tree,
      get: async (_: unknown, key: string | string[], missing?: unknown) => {
        const { parent, leaf } = split(key)
        return branch(parent)[leaf] ?? missing ?? null
      },
      set: async (_: unknown, key: string | string[], value: unknown) => {
        const { parent, leaf } = split(key)
        branch(parent)[leaf] = value
        save()
      },
      delete: async (_: unknown, key: string | string[]) => {
        const { parent, leaf } = split(key)
        delete branch(parent)[leaf]
        save()
      },
    }
  },
})
