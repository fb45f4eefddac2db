import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { startCloud } from "@ventanilla/local"
import { seedDemo, seedHeadquarters } from "@ventanilla/local/demo"
import { seededFile, seedStage } from "./copy"
import { ofStage } from "./stage"

/** Seeds the demonstration in a process of its own: its tables into the run's database, all else into a folder. With a file of policies, under them. */
const [dir, dynamodb, policies] = process.argv.slice(2)
if (!dir || !dynamodb) throw new Error("Where to?")
const iam = policies ? { iam: { templates: ofStage(await readFile(policies, "utf8"), seedStage) } } : {}
const cloud = await startCloud({ dir, dynamodb, stage: seedStage, ...iam })
await seedHeadquarters(cloud)
const seeded = await seedDemo(cloud)
await cloud.queues.drain()
if (cloud.queues.deadLetters().length > 0) throw new Error("A message of the demonstration could not be delivered.")
await writeFile(join(dir, seededFile), JSON.stringify(seeded))
await cloud.stop()
// Connections that are kept open for later would keep the process.
process.exit(0)
