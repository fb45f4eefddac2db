import { spawn } from "node:child_process"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Spent } from "@ventanilla/local/replay/spent"

/** What a replay wrote of itself. */
export type Outcome = {
  planned: { events: number; participants: number; cases: number }
  exact: boolean
  drifted: number
  offices: number
  seconds: number
  spent: Spent
  requests: number
  perSecond: number
  p50: number
  p99: number
  struck: number
  kills: number
  units: { reads: number; writes: number }
  dollars: number
}

export const outcomeIn = async (folder: string) =>
  JSON.parse(await readFile(join(folder, "outcome.json"), "utf8")) as Outcome

/** A replay with these options, in a process of its own. */
export async function lived(options: readonly string[]): Promise<Outcome> {
  const root = join(import.meta.dirname, "../..")
  const out = await mkdtemp(join(tmpdir(), "ventanilla-replay-"))
  const program = join(root, "packages/local/src/replay/main.ts")
  try {
    const child = spawn(process.execPath, ["--import", "tsx", program, ...options, "--out", out], {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
    })
    const code = await new Promise((done) => child.once("exit", done))
    if (code !== 0) throw new Error(`A replay ended with ${code}`)
    return await outcomeIn(out)
  } finally {
    await rm(out, { recursive: true, force: true })
  }
}
