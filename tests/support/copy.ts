import { existsSync } from "node:fs"
import { cp, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { BatchWriteItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb"
import { adminClient, ensureTable } from "../../packages/local/src/tables"
import { tablesNamed } from "./tables"

/** The stage in which the demonstration is seeded, once a run; it is copied from there into the stage of each who asks. */
export const seedStage = "seed"
/** What `seedDemo` answered then, in the folder of the demonstration. */
export const seededFile = "seeded.json"
const prefixOf = (stage: string) => `ventanilla-${stage}-`
const batch = 25

/** Copies the seeded demonstration: its folder into `dir`, and each of its tables under the name that it has in `stage`. */
export async function copyDemo(options: { from: string; dir: string; dynamodb: string; stage: string }) {
  const { from, dir, stage } = options
  await cp(from, dir, { recursive: true })
  // The aliases and policies of keys name the stage, as on AWS.
  const keys = join(dir, "kms.json")
  if (existsSync(keys))
    await writeFile(keys, (await readFile(keys, "utf8")).replaceAll(prefixOf(seedStage), prefixOf(stage)))
  const admin = adminClient(options.dynamodb)
  for (const source of await tablesNamed(admin, prefixOf(seedStage))) {
    const target = source.replace(prefixOf(seedStage), prefixOf(stage))
    await ensureTable(admin, target)
    for (let start: Record<string, never> | undefined, more = true; more; more = start !== undefined) {
      const page = await admin.send(new ScanCommand({ TableName: source, ExclusiveStartKey: start }))
      start = page.LastEvaluatedKey as typeof start
      const items = page.Items ?? []
      for (let at = 0; at < items.length; at += batch) {
        const puts = items.slice(at, at + batch).map((Item) => ({ PutRequest: { Item } }))
        const { UnprocessedItems } = await admin.send(new BatchWriteItemCommand({ RequestItems: { [target]: puts } }))
        if (Object.keys(UnprocessedItems ?? {}).length > 0) throw new Error(`${target} took not every row`)
      }
    }
  }
  admin.destroy()
}
