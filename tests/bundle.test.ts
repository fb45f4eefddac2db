import { execFile } from "node:child_process"
import { readFileSync } from "node:fs"
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { functions as deployedFunctions } from "@ventanilla/core/util/function.names"
import type { Metafile } from "esbuild"
import { afterAll, beforeAll, expect, it } from "vitest"
import { bundled } from "../bench/support/bundled"

const core = join(import.meta.dirname, "../packages/core/src")
let out: string

// CommonJS modules that are loaded lazily have other export names in a bundle than in Node.
const story = `
import { Act } from "${core}/platform/actor"
import { holidays } from "${core}/platform/calendar/holidays"
import { Vault } from "${core}/platform/vault"

const tenantID = "ten_01J00000000000000000000000"
await Act.with({ type: "system", job: "test", tenantID }, async () => {
  await Vault.createKey()
  const sealed = await Vault.seal("per_1", { name: "Ana" })
  const isHoliday = await holidays()
  console.log(JSON.stringify({ opened: await Vault.open("per_1", sealed), holiday: isHoliday("MX", null, "2026-09-16") }))
})
`

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), "ventanilla-bundle-"))
})
afterAll(() => rm(out, { recursive: true, force: true }))

// A minified stack says nothing, so source locations are looked up; only when something failed.
const failing = `
import { Act } from "${core}/platform/actor"
import { sourceLocationOf } from "${core}/../../functions/src/api/source-location"
try {
  Act.use()
} catch (error) {
  console.log(sourceLocationOf(error))
}
`

it("seals, opens and knows its holidays when it is bundled for Lambda", async () => {
  const entry = join(out, "story.ts")
  await writeFile(entry, story)
  await bundled([entry], join(out, "built"))
  const env = { PATH: process.env.PATH, AWS_REGION: "us-east-1", VENTANILLA_KEYS: `raw:${join(out, "keys")}` }
  const { stdout } = await promisify(execFile)(process.execPath, [join(out, "built/story.mjs")], { env })
  expect(JSON.parse(stdout)).toEqual({ opened: { name: "Ana" }, holiday: true })
})

const papers = `
import { toFile } from "${core}/reporting/report/export"
const table = { name: "t", heads: ["Cifra", "ene"], rows: [{ key: null, cells: ["Pláticas", 3], about: null }], note: null }
const document = { language: "es", title: "Informe", about: [], tables: [table], notes: [] }
const sizes = []
for (const format of ["csv", "xlsx", "pdf"]) sizes.push((await toFile(document, format, new Date(0))).subarray(0, 4).toString("latin1"))
console.log(JSON.stringify(sizes))
`

it("makes CSV, XLSX and PDF when it is bundled, with no file beside it to read", async () => {
  const entry = join(out, "papers.ts")
  await writeFile(entry, papers)
  await bundled([entry], join(out, "papers"))
  const { stdout } = await promisify(execFile)(process.execPath, [join(out, "papers/papers.mjs")], { env: {} })
  expect(JSON.parse(stdout)).toEqual([expect.stringMatching(/^ï»¿/), expect.stringMatching(/^PK/), "%PDF"])
})

it("says in which of our files something failed, with no map loaded before", async () => {
  const entry = join(out, "failing.ts")
  await writeFile(entry, failing)
  await bundled([entry], join(out, "failing"))
  const { stdout } = await promisify(execFile)(process.execPath, [join(out, "failing/failing.mjs")], { env: {} })
  expect(stdout).toMatch(/^packages\/core\/src\/platform\/util\/context\.ts:\d+\n$/)
})

it("keeps of DynamoDB's client what is used: not the class with every command, nor its waiters", async () => {
  const { inputs, outputs } = await bundled([join(core, "../../functions/src/api/lambda.ts")], join(out, "api"))
  expect(Object.keys(inputs).some((path) => path.includes("electrodb/"))).toBe(true)
  const kept = Object.values(outputs).flatMap(({ inputs: parts }) =>
    Object.entries(parts).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  )
  expect(kept.filter((path) => /client-dynamodb\/dist-es\/(DynamoDB\.js|waiters)/.test(path))).toEqual([])
})

it("reads an uploaded file in the judge's function alone, which holds no way to any service", async () => {
  const functions = join(core, "../../functions/src")
  // Every module that exports a Lambda handler.
  const entries = (await readdir(functions, { recursive: true }))
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .filter((file) =>
      /^export (const|async function|function) handler\b/m.test(readFileSync(join(functions, file), "utf8")),
    )
  expect(entries.length).toBe(Object.keys(deployedFunctions).length)
  const { outputs } = await bundled(
    entries.map((entry) => join(functions, entry)),
    join(out, "functions"),
  )
  const readers: string[] = []
  for (const entry of entries) {
    const [main = ""] =
      Object.entries(outputs).find(([, { entryPoint }]) => entryPoint?.endsWith(`functions/src/${entry}`)) ?? []
    const paths = [...reached(outputs, main)].flatMap((file) => Object.keys(outputs[file]?.inputs ?? {}))
    expect(paths.length, entry).toBeGreaterThan(5)
    const judges = paths.filter((path) => /core\/src\/outreach\/attachment\/file\./.test(path))
    if (judges.length === 0) continue
    readers.push(entry)
    expect(paths.filter((path) => /@aws-|@smithy|electrodb|src\/platform\/(store|vault|actor)\//.test(path))).toEqual(
      [],
    )
  }
  expect(readers).toEqual(["judge/judge.ts"])
})

/** Every file that one of them loads, statically or dynamically. */
function reached(outputs: Metafile["outputs"], file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const { path } of outputs[file]?.imports ?? []) reached(outputs, path, seen)
  return seen
}
