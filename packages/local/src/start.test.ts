import { type ChildProcess, spawn } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { createServer } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { StartFailure } from "./failure"
import { assertFree } from "./ports"
import { adminClient } from "./tables"

type Status = {
  now: string
  services: { name: string; url: string }[]
  accounts: { email: string; password: string }[]
  urls: Record<string, string>
}
type Started = { child: ChildProcess; output: () => string; status: () => Promise<Status> }

const bin = join(import.meta.dirname, "../bin/start.mjs")
let dir: string
let port: number
const children: ChildProcess[] = []

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "ventanilla-start-"))
  port = await quietPort()
})
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL")
  await rm(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

/** Four consecutive ports below the ephemeral range, so that none is taken between check and use. */
async function quietPort(): Promise<number> {
  for (;;) {
    const first = 20_000 + 4 * Math.floor(Math.random() * 2_500)
    try {
      for (let next = first; next < first + 4; next++) await assertFree(next, "test")
      return first
    } catch (error) {
      if (!(error instanceof StartFailure)) throw error
    }
  }
}

const ended = (child: ChildProcess) =>
  child.exitCode === null && child.signalCode === null
    ? new Promise<number | null>((done) => child.once("exit", done))
    : child.exitCode

function run(...args: string[]) {
  const child = spawn(process.execPath, [bin, ...args], { stdio: ["ignore", "pipe", "pipe"] })
  children.push(child)
  let text = ""
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (text += chunk.toString()))
  return { child, output: () => text }
}

async function start(tries = 20): Promise<Started> {
  const { child, output } = run("--data", dir, "--port", String(port), "--empty")
  while (!output().includes("Ready.")) {
    if (child.exitCode !== null) {
      await new Promise((done) => setTimeout(done, 200))
      // One whose launcher was killed takes a moment to leave.
      if (tries > 0 && output().includes("already runs")) return start(tries - 1)
      throw new Error(`It ended: ${output()}`)
    }
    await new Promise((done) => setTimeout(done, 50))
  }
  return {
    child,
    output,
    status: async () => (await (await fetch(`http://127.0.0.1:${port + 1}/status`)).json()) as Status,
  }
}

const database = (status: Status) => adminClient(status.services.find(({ name }) => name === "dynamodb")?.url ?? "")
const Key = { pk: { S: "probe" }, sk: { S: "s" } }
const TableName = "ventanilla-local-registry"

describe("npm start", () => {
  test("reaches ready, loses nothing when it is killed, finds its data and its clock again, and leaves nobody behind", async () => {
    const first = await start()
    const before = await first.status()
    expect(first.output()).toContain("sede@demo.mx")
    expect(before.accounts).toMatchObject([{ email: "sede@demo.mx", password: "Demo-Ventanilla-1" }])
    const page = await fetch(before.urls.console ?? "")
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'")
    await database(before).send(new PutItemCommand({ TableName, Item: Key }))
    const ahead = new Date(Date.parse(before.now) + 3 * 3_600_000).toISOString()
    const moved = await fetch(`http://127.0.0.1:${port + 1}/clock`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ now: ahead }),
    })
    expect(await moved.json()).toMatchObject({ ticks: 12 })
    first.child.kill("SIGKILL")
    await ended(first.child)

    const second = await start()
    const after = await second.status()
    expect(after.now >= ahead).toBe(true)
    const { Item } = await database(after).send(new GetItemCommand({ TableName, Key }))
    expect(Item).toEqual(Key)
    const busy = run("--data", dir, "--port", String(port + 10))
    expect(await ended(busy.child)).toBe(1)
    expect(busy.output()).toContain("already runs")

    second.child.kill("SIGINT")
    expect(await ended(second.child)).toBe(0)
    const databaseUrl = after.services.find(({ name }) => name === "dynamodb")?.url ?? ""
    await expect(fetch(databaseUrl)).rejects.toThrow()
  })

  test("says in one line that a port is taken", async () => {
    const blocker = createServer()
    await new Promise<void>((done) => blocker.listen(port, "127.0.0.1", done))
    const { child, output } = run("--data", dir, "--port", String(port))
    expect(await ended(child)).toBe(1)
    blocker.close()
    expect(output().match(/✗.*/g)).toEqual([expect.stringContaining(`Port ${port} (console) is taken`)])
  })
})
