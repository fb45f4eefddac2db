import { type ChildProcess, execFileSync, fork } from "node:child_process"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { cpus, loadavg, tmpdir, totalmem } from "node:os"
import { join } from "node:path"
import { bundled } from "./support/bundled"
import { type Report, section } from "./support/report"

// The cloud's process is started from here by the benchmarks that are bundled elsewhere.
process.env.VENTANILLA_BENCH = import.meta.dirname

const names = [
  "bundle",
  "console",
  "api",
  "sealing",
  "search",
  "finder",
  "report",
  "capacity",
  "detection",
  "onboarding",
  "growth",
  "cost",
  "replay",
  "shares",
]
const readme = join(import.meta.dirname, "README.md")

const head = `# Measured

This file is written by \`npm run bench\` (everything) or \`npm run bench api capacity\` (some of it). Nothing here is typed by hand. Each
section carries the day and the machine it was measured on.

How to read it: every number stands beside a yardstick that was measured **in the same run**, alternating with it (one, the other, one,
the other …), because a shared machine is fast in one minute and slow in the next. Times are medians, with the minimum and the maximum
of all rounds. Ratios are the median of the ratios of the rounds. Read the ratio, not the milliseconds. No benchmark fails because a machine is
slow: a goal that is missed is reported here.
`

// These run the product's code as Lambda does, bundled, and not under a loader that translates it at every import.
const asReleased = ["api", "capacity", "onboarding", "growth", "cost", "search", "finder", "report"]

/** One benchmark in a process of its own, so that none inherits another's heap, caches or connections. */
async function measure(name: string): Promise<Report> {
  const one = join(import.meta.dirname, "support/one.ts")
  const file = join(import.meta.dirname, `${name}.ts`)
  if (!asReleased.includes(name)) return report(fork(one, [file]), name)
  const out = await mkdtemp(join(tmpdir(), "ventanilla-bench-"))
  try {
    await bundled([one, file], out)
    return await report(fork(join(out, "support/one.mjs"), [join(out, `${name}.mjs`)], { execArgv: [] }), name)
  } finally {
    await rm(out, { recursive: true, force: true })
  }
}

const report = (child: ChildProcess, name: string) =>
  new Promise<Report>((resolve, reject) => {
    let told: Report | undefined
    child.once("message", (message) => {
      told = message as Report
    })
    child.once("exit", (code) => (told ? resolve(told) : reject(new Error(`${name} ended with ${code}`))))
  })

function place(): string {
  const [cpu] = cpus()
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: import.meta.dirname })
    .toString()
    .trim()
  const load = loadavg()[0]?.toFixed(1)
  const day = new Date().toISOString().slice(0, 16).replace("T", " ")
  return `*${day} UTC · ${cpus().length} × ${cpu?.model.trim()}, ${memory} · Node ${process.versions.node} · load before ${load} · ${commit}*`
}

const marks = (name: string) => [`<!-- ${name} -->`, `<!-- /${name} -->`] as const

async function earlier(): Promise<string> {
  try {
    return await readFile(readme, "utf8")
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return ""
    throw error
  }
}

/** Writes the sections that were measured now, and keeps the others as they were. */
async function write(found: Map<string, string>): Promise<void> {
  const old = await earlier()
  const sections = names.flatMap((name) => {
    const [open, close] = marks(name)
    const kept = old.includes(open) ? old.slice(old.indexOf(open) + open.length, old.indexOf(close)).trim() : undefined
    const text = found.get(name) ?? kept
    return text ? [`${open}\n\n${text}\n\n${close}`] : []
  })
  await writeFile(readme, `${[head, ...sections].join("\n")}\n`)
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  console.error(`No benchmark ${unknown.join(", ")}. There are: ${names.join(", ")}`)
  process.exit(1)
}
const found = new Map<string, string>()
for (const name of asked.length > 0 ? asked : names) {
  const where = place()
  const begun = performance.now()
  try {
    const text = section(await measure(name))
    const took = `${Math.round((performance.now() - begun) / 1000)} s`
    console.log(`\n${text}\n\n(${took})`)
    found.set(name, text.replace("\n\n", `\n\n${where}\n\n`))
    await write(found)
  } catch (error) {
    // The others are measured all the same; this one keeps what it found last time.
    console.error(error)
    process.exitCode = 1
  }
}
