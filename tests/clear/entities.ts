import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"

const core = new URL("../../packages/core/src", import.meta.url).pathname

type Loaded = { model: { entity: string; schema: { attributes: Record<string, unknown> } } }
const isEntity = (value: unknown): value is Loaded =>
  typeof value === "object" && value !== null && (value as Loaded).model?.schema?.attributes !== undefined

/** Every entity and the names of its attributes, from ElectroDB; and how many entities the source defines. */
export async function entities(): Promise<{ found: Record<string, string[]>; written: number }> {
  const found: Record<string, string[]> = {}
  let written = 0
  for (const name of await readdir(core, { recursive: true })) {
    if (!name.endsWith(".ts") || name.endsWith(".test.ts")) continue
    const made = (await readFile(join(core, name), "utf8")).match(/\bnew Entity\(|= entity\(/g)?.length ?? 0
    if (made === 0) continue
    written += made
    const module: Record<string, unknown> = await import(join(core, name))
    for (const { model } of Object.values(module).filter(isEntity))
      found[model.entity] = Object.keys(model.schema.attributes)
  }
  return { found, written }
}
