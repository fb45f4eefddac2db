import { startCloud } from "@ventanilla/local"
import { seedDemo, seedHeadquarters } from "@ventanilla/local/demo"
import { seedStage } from "./copy"

/** Seeds the demonstration in a process of its own: its tables into the run's database, all else into a folder. */
const [dir, dynamodb] = process.argv.slice(2)
if (!dir || !dynamodb) throw new Error("Where to?")
const cloud = await startCloud({ dir, dynamodb, stage: seedStage })
await seedHeadquarters(cloud)
await seedDemo(cloud)
await cloud.queues.drain()
await cloud.stop()
// Connections that are kept open for later would keep the process.
process.exit(0)
