import { join, relative } from "node:path"
import { parseArgs } from "node:util"
import { synth } from "./synth"

// npm run synth -- --stage dev
const { values } = parseArgs({ options: { stage: { type: "string", default: "prod" } } })
const { stage } = values
const { outdir, templates } = await synth(stage, { root: join(process.cwd(), ".build", stage), bundle: true })

let all = 0
for (const [name, template] of templates) {
  const resources = Object.values((template.toJSON().Resources ?? {}) as Record<string, { Type: string }>)
  const counts = new Map<string, number>()
  for (const { Type } of resources) counts.set(Type, (counts.get(Type) ?? 0) + 1)
  all += resources.length
  console.log(`\n${name} (${resources.length})`)
  for (const [type, count] of [...counts].sort(([a], [b]) => a.localeCompare(b)))
    console.log(`  ${String(count).padStart(3)}  ${type}`)
}
console.log(`\n${all} resources in ${templates.size} stacks of the stage ${stage}: ${relative(process.cwd(), outdir)}`)
