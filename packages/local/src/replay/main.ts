// npm run replay: the programme's 28 months through the product's own API, and a page of what headquarters' report says then.
import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { Log } from "@ventanilla/core/util/log"
import { startCloud } from "../cloud"
import type { Whole } from "../demo/hand"
import { assertJava } from "../dynamodb"
import { dollarsOf, page, quantile } from "./page"
import { plan } from "./plan"
import { type Progress, replay } from "./run"

const usage = `npm run replay -- [--scale 1] [--offices 50] [--months 28] [--seed N] [--at-once 12] [--kills 8] [--no-faults] [--out DIR]`
const { values } = parseArgs({
  options: {
    scale: { type: "string", default: "1" },
    offices: { type: "string", default: "50" },
    months: { type: "string", default: "28" },
    seed: { type: "string", default: "20160308" },
    "at-once": { type: "string", default: "12" },
    kills: { type: "string", default: "8" },
    "no-faults": { type: "boolean", default: false },
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
const lived = plan({
  seed: number("seed"),
  scale: number("scale"),
  offices: number("offices"),
  months: number("months"),
})
process.stdout.write(
  `${lived.months.length} months, ${lived.offices.length} consulates: ${lived.totals.events} events, ${lived.totals.participants} participants, ${lived.totals.cases} cases\n`,
)
const cloud = await startCloud({ stage: "replay", console: "http://localhost:4000" })
try {
  const outcome = await replay(cloud as Whole, lived, {
    atOnce: number("at-once"),
    faults: !values["no-faults"],
    kills: values["no-faults"] ? 0 : number("kills"),
    onProgress: show,
  })
  const names = new Map(
    (outcome.network as unknown as { consulates: { tenantID: string }[] }).consulates.map(({ tenantID }) => [
      tenantID,
      outcome.names[tenantID] ?? tenantID,
    ]),
  )
  await mkdir(values.out, { recursive: true })
  for (const language of ["es", "en"] as const)
    await writeFile(
      join(values.out, language === "es" ? "index.html" : "en.html"),
      await page({ plan: lived, outcome, names }, language),
    )
  const { tally, planned, reported, units, seconds } = outcome
  const times = [...tally.times.values()].flat()
  const drifted = Object.values(outcome.drift).reduce((sum, one) => sum + one, 0)
  const exact = JSON.stringify(planned) === JSON.stringify(reported)
  const summary = {
    planned,
    reported,
    exact,
    checked: outcome.checked,
    drifted,
    offices: outcome.offices,
    seconds: Math.round(seconds),
    busy: outcome.busy,
    ticking: Math.round(outcome.ticking),
    requests: tally.requests,
    perSecond: Math.round((tally.requests / seconds) * 10) / 10,
    p50: Math.round(quantile(times, 0.5)),
    p99: Math.round(quantile(times, 0.99)),
    retried: tally.retried,
    repeated: tally.repeated,
    differed: tally.differed.length,
    struck: outcome.struck,
    kills: outcome.kills,
    dead: outcome.dead,
    units,
    dollars: Math.round(dollarsOf(units) * 100) / 100,
  }
  await writeFile(join(values.out, "outcome.json"), `${JSON.stringify(summary, null, 2)}\n`)
  process.stdout.write(`\n${JSON.stringify(summary, null, 2)}\nThe page: ${join(values.out, "index.html")}\n`)
  if (!exact || drifted > 0 || tally.differed.length > 0) process.exitCode = 1
} finally {
  await cloud.stop()
}
process.exit()
