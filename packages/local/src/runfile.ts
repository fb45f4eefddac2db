import { execFile } from "node:child_process"
import { readFile, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { promisify } from "node:util"
import { StartFailure } from "./failure"

type Run = { pid: number; children: number[] }

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === "ESRCH") return false
    if (code === "EPERM") return true
    throw error
  }
}

/** Numbers are used again: only a process that is what we started may be touched. */
async function runs(pid: number, what: string): Promise<boolean> {
  if (!isAlive(pid)) return false
  try {
    const { stdout } = await promisify(execFile)("ps", ["-o", "command=", "-p", String(pid)])
    return stdout.includes(what)
  } catch (error) {
    // ps ends with 1 when the process is gone.
    if ((error as { code?: unknown }).code === 1) return false
    throw error
  }
}

async function read(file: string): Promise<Run | undefined> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Run
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT" || error instanceof SyntaxError) return undefined
    throw error
  }
}

/** One run at a time on a data folder: refuses a second, and ends the database that a killed one left behind. */
export async function claimRun(
  dir: string,
): Promise<{ file: string; children: (pids: number[]) => Promise<void>; release: () => Promise<void> }> {
  const file = join(dir, "run.json")
  const before = await read(file)
  if (before && before.pid !== process.pid && (await runs(before.pid, "packages/local/src/start.ts"))) {
    throw new StartFailure(
      `Ventanilla already runs on ${dir} (process ${before.pid}). Stop it, or choose another folder with --data DIR and another --port`,
    )
  }
  for (const pid of before?.children ?? []) await end(pid)
  const write = (children: number[]) => writeFile(file, JSON.stringify({ pid: process.pid, children } satisfies Run))
  await write([])
  return { file, children: write, release: () => rm(file, { force: true }) }
}

async function end(pid: number): Promise<void> {
  for (let attempt = 0; attempt < 50 && (await runs(pid, "DynamoDBLocal.jar")); attempt++) {
    process.kill(pid, attempt < 30 ? "SIGTERM" : "SIGKILL")
    await new Promise((done) => setTimeout(done, 100))
  }
}
