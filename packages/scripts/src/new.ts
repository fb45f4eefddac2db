import { spawnSync } from "node:child_process"
import { planModule, Refused, write } from "./module"

/** `npm run new <noun> [wing]`: a module of core after the house's pattern, its ids, its permissions and its routes. */
function main(noun: string | undefined, wing = "casework"): number {
  if (!noun) {
    console.error("Say what it is called: npm run new leaflet outreach")
    return 2
  }
  try {
    const files = planModule(process.cwd(), noun, wing)
    write(process.cwd(), files)
    spawnSync("npx", ["biome", "check", "--write", ...files.keys()], { stdio: "ignore" })
    console.log([...files.keys()].map((path) => `  ${path}`).join("\n"))
    console.log(`
Next:
  1. say what it is in ${noun}.schema.ts, and what may happen to it in ${noun}.rules.ts
  2. set who may do it in packages/core/src/platform/actor/permissions.ts
  3. say its acts in web/src/audit/audit/actions.i18n.ts: the audit shows each in words
  4. put it where it belongs in tests/arrows/order.ts
  5. give every operation a sample in tests/support/samples.ts: the walks over all operations ask for it
  6. npx vitest run packages/core/src/${wing}/${noun}, then npm run check`)
    return 0
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    console.error(error.message)
    return 1
  }
}

process.exitCode = main(process.argv[2], process.argv[3])
