// npm run replay: the programme's 28 months through the product's own API, and a page of what headquarters' report says then.
import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { Log } from "@ventanilla/core/util/log"
import { buildConsole } from "../build"
import { startCloud } from "../cloud"
import { startConsole } from "../console"
import { headquarters } from "../demo"
import type { Whole } from "../demo/hand"
import { assertJava } from "../dynamodb"
import { password } from "./office"
import { page } from "./page"
import { officesFor, plan } from "./plan"
import { type Progress, replay } from "./run"
import { summary } from "./summary"

const usage = `npm run replay -- [--scale 1] [--offices 50 × share] [--months 28] [--seed N] [--at-once 12] [--kills 8] [--no-faults] [--keep] [--out DIR]`
const { values } = parseArgs({
  options: {
    scale: { type: "string", default: "1" },
    offices: { type: "string" },
    months: { type: "string", default: "28" },
    seed: { type: "string", default: "20160308" },
    "at-once": { type: "string", default: "12" },
    kills: { type: "string", default: "8" },
    "no-faults": { type: "boolean", default: false },
    keep: { type: "boolean", default: false },
    out: { type: "string", default: "artifacts/replay" },
    help: { type: "boolean", default: false },
  },
})
if (values.help) {
  process.stdout.write(`${usage}\n`)
  process.exit(0)
}
const number = (name: "scale" | "offices" | "months" | "seed" | "at-once" | "kills") => {
  const value = Number(values[name])
  if (!Number.isFinite(value) || value < 0) throw new RangeError(`--${name} wants a number`)
  return value
}

const wide = 32
let last = 0
/** A bar that is drawn anew in a terminal, and a line now and then elsewhere. */
function show({ done, of, month, tally, kills, struck, seconds }: Progress) {
  const isTerminal = process.stdout.isTTY
  if (Date.now() - last < (isTerminal ? 200 : 10_000) && done < of) return
  last = Date.now()
  const share = of === 0 ? 1 : done / of
  const filled = Math.round(share * wide)
  const left = share > 0.02 ? `, ${Math.ceil((seconds / share - seconds) / 60)} min left` : ""
  const line =
    `${"█".repeat(filled)}${"░".repeat(wide - filled)} ${(share * 100).toFixed(1).padStart(5)} %  ${month}  ` +
    `${Math.round(tally.requests / Math.max(seconds, 1))} requests/s, ${tally.retried} retried, ${struck} struck, ${kills} killed${left}`
  process.stdout.write(isTerminal ? `\r\x1b[2K${line}` : `${line}\n`)
}

Log.to(() => undefined)
await assertJava()
const share = { scale: number("scale"), months: number("months") }
const offices = values.offices === undefined ? officesFor(share) : number("offices")
const lived = plan({ seed: number("seed"), ...share, offices })
process.stdout.write(
  `${lived.months.length} months, ${lived.offices.length} consulates: ${lived.totals.events} events, ${lived.totals.participants} participants, ${lived.totals.cases} cases\n`,
)
const port = 4000
const cloud = await startCloud({ stage: "replay", console: `http://localhost:${port}` })
try {
  const outcome = await replay(cloud as Whole, lived, {
    atOnce: number("at-once"),
    faults: !values["no-faults"],
    kills: values["no-faults"] ? 0 : number("kills"),
    onProgress: show,
  })
  const names = new Map(Object.entries(outcome.names))
  await mkdir(values.out, { recursive: true })
  for (const [language, file] of [
    ["es", "index.html"],
    ["en", "en.html"],
  ] as const)
    await writeFile(join(values.out, file), await page({ plan: lived, outcome, names }, language))
  const found = summary(outcome)
  await writeFile(join(values.out, "outcome.json"), `${JSON.stringify(found, null, 2)}\n`)
  process.stdout.write(`\n${JSON.stringify(found, null, 2)}\nThe page: ${join(values.out, "index.html")}\n`)
  if (!found.exact || found.drifted > 0 || found.differed > 0) process.exitCode = 1
  if (values.keep) await keep(lived.offices.map(({ code }) => code))
} finally {
  await cloud.stop()
}
process.exit()

/** The console over what was lived, for looking at it in the product, until Ctrl-C. The clock stands where the replay ended. */
async function keep(codes: readonly string[]) {
  const root = fileURLToPath(new URL("../../../..", import.meta.url))
  await buildConsole(root)
  const site = await startConsole({ port, root, issuer: cloud.cognito?.issuer ?? "" })
  const [code = "KCM"] = codes
  process.stdout.write(
    `Console: ${site.url}\n  Headquarters   ${headquarters.email}   ${headquarters.password}\n` +
      `  ${code}            coordinacion.${code.toLowerCase()}@ensayo.example   ${password}   (and so for each consulate)\n`,
  )
  await new Promise((done) => process.once("SIGINT", done))
  await site.stop()
}
