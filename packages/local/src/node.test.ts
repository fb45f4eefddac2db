import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

const bin = join(import.meta.dirname, "../bin/run.mjs")
const older = `data:text/javascript,Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.20.2" } })`
let dir: string
const script = (name: string) => join(dir, `${name}.mts`)

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "ventanilla-node-"))
  await writeFile(script("says"), "console.log(process.versions.node, process.argv[2]); process.exit(7)")
  await writeFile(script("stays"), "console.log(process.pid); setInterval(() => {}, 1000)")
})
afterAll(() => rm(dir, { recursive: true, force: true }))

const run = (...args: string[]) => spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] })

async function said(child: ChildProcess) {
  let text = ""
  child.stdout?.on("data", (chunk: Buffer) => (text += chunk.toString()))
  const [code] = await once(child, "close")
  return { text, code }
}

async function isThere(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    try {
      process.kill(pid, 0)
    } catch {
      return false
    }
    await new Promise((done) => setTimeout(done, 50))
  }
  return true
}

describe("a command", () => {
  it("goes on under a Node of its own where the machine's is too old, with its arguments and its code", async () => {
    const { text, code } = await said(run("--import", older, bin, script("says"), "hola"))
    expect(text).toMatch(/^24\.\d+\.\d+ hola$/m)
    expect(code).toBe(7)
  })

  it("goes on under the machine's where that will do", async () => {
    const { text, code } = await said(run(bin, script("says"), "hola"))
    expect(text).toBe(`${process.versions.node} hola\n`)
    expect(code).toBe(7)
  })

  it.each(["SIGTERM", "SIGKILL"] as const)("leaves nothing behind after %s", async (signal) => {
    const child = run("--import", older, bin, script("stays"))
    const [chunk] = (await once(child.stdout as NonNullable<typeof child.stdout>, "data")) as [Buffer]
    const pid = Number(chunk.toString())
    expect(pid).toBeGreaterThan(0)
    child.kill(signal)
    expect(await isThere(pid)).toBe(false)
  })
})
