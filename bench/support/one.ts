import type { Report } from "./report"

// The file of a benchmark, whose default export measures and reports.
const [file = ""] = process.argv.slice(2)
const { default: run } = (await import(file)) as { default: () => Promise<Report> }
const report = await run()
process.send?.(report)
process.disconnect?.()
