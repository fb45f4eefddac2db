import { execFile } from "node:child_process"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { promisify } from "node:util"
import { gzipSync } from "node:zlib"
import type { Metafile } from "esbuild"
import { bundled } from "./support/bundled"
import { closure, packageOf } from "./support/loaded"
import type { Report } from "./support/report"
import { kilobytes, paired, spread, times } from "./support/stats"

const root = join(import.meta.dirname, "..")
const rounds = 20
const warmUps = 2
const goal = 1.5

/** Every function that is deployed, by its handler's file. */
const functions = {
  api: "api/lambda",
  open: "open/lambda",
  files: "files/lambda",
  plan: "digest/plan",
  digest: "digest/send",
  provisioning: "provisioning/run",
  statistics: "statistics/publish",
  "mail-events": "mail-events/receive",
  judge: "judge/judge",
}

type Bundle = { file: string; loaded: string[]; metafile: Metafile }

async function bundle(entry: string, out: string, options = {}): Promise<Bundle> {
  const name = basename(entry, ".ts")
  const metafile = await bundled([entry], out, options)
  const main = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint?.endsWith(`${name}.ts`))
  if (!main) throw new Error(`esbuild wrote no ${name}`)
  return { file: join(out, `${name}.mjs`), loaded: [...closure(metafile.outputs, main[0])], metafile }
}

const support = (name: string) => join(import.meta.dirname, "support", `${name}.ts`)
const door = (path: string) => join(import.meta.dirname, "../packages/functions/src", `${path}.ts`)

const sizeOf = ({ metafile }: Bundle, some: string[]) =>
  some.reduce((sum, file) => sum + (metafile.outputs[file]?.bytes ?? 0), 0)

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

type Start = { imported: number; answered: number }

/** What a process of its own takes to import a function and to answer its first request. Milliseconds. */
async function start(file: string, path: string): Promise<Start> {
  const event = {
    version: "2.0",
    rawPath: path,
    rawQueryString: "",
    headers: { accept: "application/json" },
    requestContext: { domainName: "api.example", http: { method: "GET", path, sourceIp: "192.0.2.1" } },
    isBase64Encoded: false,
  }
  const script = `const began = performance.now()
    const { handler } = await import(${JSON.stringify(file)})
    const imported = performance.now() - began
    const { statusCode, body } = await handler(${JSON.stringify(event)}, {})
    if (statusCode !== 200) throw new Error(body)
    console.log(JSON.stringify({ imported, answered: performance.now() - began }))`
  const quiet = { AWS_REGION: "us-east-1" }
  const env = {
    ...quiet,
    VENTANILLA_OIDC_ISSUER: "https://issuer.example",
    VENTANILLA_OIDC_SIGN_IN: "https://signin.example",
    VENTANILLA_OIDC_CLIENT_ID: "console",
  }
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], { env })
  return JSON.parse(stdout) as Start
}

const files = ({ metafile }: Bundle) => Object.keys(metafile.outputs).filter((file) => file.endsWith(".mjs"))

async function sizes(out: string) {
  const rows: (string | number)[][] = []
  for (const [name, path] of Object.entries(functions)) {
    const made = await bundle(door(path), join(out, name))
    const all = files(made)
    const packed = gzipSync(Buffer.concat(await Promise.all(all.map((file) => readFile(join(root, file)))))).length
    const size = [sizeOf(made, made.loaded), sizeOf(made, all), packed].map(kilobytes)
    rows.push([name, ...size, made.loaded.length, all.length])
  }
  return { columns: ["function", "loaded at import", "all chunks", "all, gzip", "files at import", "files"], rows }
}

export default async function run(): Promise<Report> {
  const out = await mkdtemp(join(tmpdir(), "ventanilla-bundle-"))
  try {
    const empty = await bundle(support("empty"), join(out, "empty"), { plain: true })
    const whole = await bundle(support("whole"), join(out, "whole"))
    const spent = { empty: [] as Start[], whole: [] as Start[] }
    for (let round = -warmUps; round < rounds; round++) {
      const pair = [await start(empty.file, "/"), await start(whole.file, "/api/config")] as const
      if (round < 0) continue
      spent.empty.push(pair[0])
      spent.whole.push(pair[1])
    }
    const of = (starts: Start[], what: keyof Start) => starts.map((one) => one[what])
    const ratio = paired(of(spent.whole, "answered"), of(spent.empty, "answered"))
    const importRatio = paired(of(spent.whole, "imported"), of(spent.empty, "imported"))
    const line = (name: string, made: Bundle, starts: Start[]) => [
      name,
      kilobytes(sizeOf(made, made.loaded)),
      made.loaded.length,
      spread(of(starts, "imported")),
      spread(of(starts, "answered")),
    ]
    const late = files(whole).filter((file) => !whole.loaded.includes(file))
    return {
      title: "Cold start and bundles",
      about:
        "Compares the API's function with an empty Hono function that has the same DynamoDB client. Both are bundled as SST bundles them (ES modules, " +
        `split, minified), imported in a fresh Node process and sent a first request, in ${rounds} interleaved rounds.`,
      goal: `at most ${goal} times as long, import and first request together.`,
      result: `${times(ratio)}; the import alone ${times(importRatio)}`,
      met: ratio <= goal,
      tables: [
        {
          columns: ["function", "loaded at import", "files", "import, ms (min–max)", "and first request, ms (min–max)"],
          rows: [line("empty Hono + client", empty, spent.empty), line("Ventanilla's API", whole, spent.whole)],
        },
        await sizes(out),
      ],
      notes: [
        "The first request is `GET /api/config`, which calls no other service. A staff request also loads its part of the API.",
        `Loaded at import, heaviest first: ${heaviest(weights(whole, whole.loaded))}.`,
        `Loaded when a request needs it: ${heaviest(weights(whole, late))}.`,
      ],
    }
  } finally {
    await rm(out, { recursive: true, force: true })
  }
}
