import { writeFileSync } from "node:fs"

// npx tsx tests/support/templates.ts STAGE FILE: writes the stage's templates, by the names of their stacks.
const [stage = "", file = ""] = process.argv.slice(2)
// SST's own word for: without an account.
process.env.NODE_ENV = "test"
const { synthesise } = await import("./synth")
const made = await synthesise(stage, { bundle: false })
writeFileSync(file, JSON.stringify(Object.fromEntries([...made.templates].map(([name, one]) => [name, one.toJSON()]))))
made.clean()
process.exit(0)
