import { spawnSync } from "node:child_process"
import { planModule, Refused, write } from "./module"

/** `npm run new <noun> [wing]`: a module of core after the house's pattern, its routes, its page and its place in the tests. */
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
  1. npm start, then open /${noun}s: the page is there
  2. say what it is in ${noun}.schema.ts, and what may happen to it in ${noun}.rules.ts
  3. set who may do it in packages/core/src/platform/actor/permissions.ts
  4. say it in Spanish and English: web/src/${wing}/${noun}/${noun}.i18n.ts, web/src/audit/audit/actions.i18n.ts
  5. give it a place in the menu, if it is a section: web/src/context/nav.rules.ts
  6. let somebody do each operation in tests/isolation/journeys.ts: the proof of isolation asks for it
  7. npm run http, npm run house, npm run verify`)
    return 0
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    console.error(error.message)
    return 1
  }
}

process.exitCode = main(process.argv[2], process.argv[3])
