import { execFile } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { promisify } from "node:util"
import type { Metafile } from "esbuild"
import { bundled } from "./support/bundled"
import type { Report } from "./support/report"
import { kilobytes, paired, spread, times } from "./support/stats"

const rounds = 31
const warmUps = 2

type Bundle = { file: string; loaded: string[]; metafile: Metafile }
type Outputs = Metafile["outputs"]

async function bundle(name: string, out: string): Promise<Bundle> {
  const metafile = await bundled([join(import.meta.dirname, "support", `${name}.ts`)], join(out, name))
  const entry = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint?.endsWith(`${name}.ts`))
  if (!entry) throw new Error(`esbuild wrote no ${name}`)
  return { file: join(out, name, `${name}.mjs`), loaded: [...closure(metafile.outputs, entry[0])], metafile }
}

/** The files that a file's import brings with it. */
function closure(outputs: Outputs, file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const { path, kind, external } of outputs[file]?.imports ?? []) {
    if (kind === "import-statement" && !external) closure(outputs, path, seen)
  }
  return seen
}

const sizeOf = ({ metafile }: Bundle, files: string[]) =>
  files.reduce((sum, file) => sum + (metafile.outputs[file]?.bytes ?? 0), 0)

const packageOf = (path: string) =>
  /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? /(packages\/[^/]+\/src\/[^/]+)/.exec(path)?.[1] ?? "rest"

/** What weighs most in some of the files, by package. */
function weights({ metafile }: Bundle, files: string[]): [string, number][] {
  const sums = new Map<string, number>()
  for (const file of files) {
    for (const [path, { bytesInOutput }] of Object.entries(metafile.outputs[file]?.inputs ?? {}))
      sums.set(packageOf(path), (sums.get(packageOf(path)) ?? 0) + bytesInOutput)
  }
  return [...sums].sort(([, a], [, b]) => b - a)
}

const heaviest = (found: [string, number][]) =>
  found
    .slice(0, 10)
    .map(([name, bytes]) => `${name} ${kilobytes(bytes)}`)
    .join(", ")

/** Milliseconds that one import takes in a process of its own. */
async function importTime(file: string): Promise<number> {
  const script = `const t = performance.now(); await import(${JSON.stringify(file)}); console.log(performance.now() - t)`
  const env = { ...process.env, AWS_REGION: "us-east-1", AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" }
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], { env })
  return Number(stdout)
}

export default async function run(): Promise<Report> {
  const out = await mkdtemp(join(tmpdir(), "ventanilla-bundle-"))
  try {
    const empty = await bundle("empty", out)
    const whole = await bundle("whole", out)
    const spent = { empty: [] as number[], whole: [] as number[] }
    for (let round = -warmUps; round < rounds; round++) {
      const pair = [await importTime(empty.file), await importTime(whole.file)] as const
      if (round < 0) continue
      spent.empty.push(pair[0])
      spent.whole.push(pair[1])
    }
    const ratio = paired(spent.whole, spent.empty)
    const line = (name: string, made: Bundle, values: number[]) => {
      const all = Object.keys(made.metafile.outputs)
      return [name, kilobytes(sizeOf(made, made.loaded)), kilobytes(sizeOf(made, all)), all.length, spread(values)]
    }
    const late = Object.keys(whole.metafile.outputs).filter((file) => !whole.loaded.includes(file))
    const parts = late
      .map((file) => ({ file, bytes: whole.metafile.outputs[file]?.bytes ?? 0 }))
      .sort((a, b) => b.bytes - a.bytes)
      .slice(0, 6)
      .map(({ file, bytes }) => `${basename(file).replace(/-[A-Z0-9]{8}\.mjs$/, "")} ${kilobytes(bytes)}`)
    return {
      title: "The API's bundle",
      about:
        "The API's function against an empty Hono function with the same DynamoDB client, bundled as SST bundles them " +
        `(ES modules, split, minified), imported in fresh Node processes, ${rounds} interleaved rounds.`,
      goal: "at most 1.5 times the import time.",
      result: times(ratio),
      met: ratio <= 1.5,
      tables: [
        {
          columns: ["function", "loaded at import", "all chunks", "files", "import, ms (min–max)"],
          rows: [line("empty Hono + client", empty, spent.empty), line("Ventanilla's API", whole, spent.whole)],
        },
      ],
      notes: [
        `Loaded at import, heaviest first: ${heaviest(weights(whole, whole.loaded))}.`,
        `Loaded when a request needs it: ${heaviest(weights(whole, late))}.`,
        `Largest late chunks: ${parts.join(", ")}.`,
      ],
    }
  } finally {
    await rm(out, { recursive: true, force: true })
  }
}
