import { argumentsOf, Misuse, tenantIn } from "./arguments"
import { asOperator, command } from "./command"
import { examine } from "./tasks"

const usage = `npm run doctor -- ten_… | --all [--heal]
  compares with what provisioning makes; ends with 1 when something is left that differs`

await command(usage, async () => {
  const { values, positionals } = argumentsOf(process.argv.slice(2), {
    all: { type: "boolean" },
    heal: { type: "boolean" },
  })
  if (values.all && positionals.length > 0) throw new Misuse("Either one consulate or --all")
  const one = values.all ? undefined : tenantIn(positionals)
  const reports = await asOperator(() => examine(one, values.heal === true))
  for (const { tenantID, found, left } of reports) {
    const still = new Set(left.map(({ what }) => what))
    console.log(`${tenantID}: ${found.length === 0 ? "as it is made" : `${found.length} found, ${left.length} left`}`)
    for (const { what, found: is, expected, heals } of found)
      console.log(
        `  ${still.has(what) ? (heals ? "!" : "✗") : "✓"} ${what}: ${is.slice(0, 120)}, should be ${expected.slice(0, 120)}${still.has(what) ? "" : " (healed)"}`,
      )
  }
  return reports.some(({ left }) => left.length > 0) ? 1 : 0
})
