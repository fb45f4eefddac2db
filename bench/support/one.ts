// Runs one benchmark in a process of its own, so that none inherits another's heap, caches or connections.
import type { Report } from "./report"

const [name] = process.argv.slice(2)
const { default: run } = (await import(`../${name}`)) as { default: () => Promise<Report> }
const report = await run()
process.send?.(report)
process.disconnect?.()
