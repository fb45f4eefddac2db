import { type ChildProcess, execFile, spawn } from "node:child_process"
import { mkdir } from "node:fs/promises"
import { promisify } from "node:util"
import { StartFailure } from "./failure"
import { partAt } from "./parts"
import { freePort } from "./ports"

const oldestJava = 11
const patience = 60_000

// The child stands in a process group of its own, so that Ctrl-C reaches only the parent, and ends when its standard
// input closes, so that it outlives the parent in no case, a kill -9 included.
const leashed = 'exec 3<&0; (cat <&3 >/dev/null; kill $$ 2>/dev/null) & exec "$@" </dev/null 3<&-'

/** Java's major version, or undefined when there is none. */
export async function javaVersion(): Promise<number | undefined> {
  try {
    const { stderr } = await promisify(execFile)("java", ["-version"])
    const [, first = "0", second = "0"] = stderr.match(/version "(\d+)(?:\.(\d+))?/) ?? []
    return first === "1" ? Number(second) : Number(first)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined
    throw error
  }
}

export async function assertJava(): Promise<void> {
  const version = await javaVersion()
  if (version !== undefined && version >= oldestJava) return
  const found = version === undefined ? "none was found" : `this is Java ${version}`
  throw new StartFailure(
    `DynamoDB Local needs Java ${oldestJava} or newer; ${found}. Install one, for example: apt install default-jre-headless`,
  )
}

/** Starts the real DynamoDB Local, in memory or on disk in `dir`, and waits until it answers. */
export async function startDynamodb(options: { dir?: string; port?: number } = {}) {
  await assertJava()
  const port = options.port ?? (await freePort())
  if (options.dir) await mkdir(options.dir, { recursive: true })
  const storage = options.dir ? ["-dbPath", options.dir] : ["-inMemory"]
  const jvm = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx768m", "-Djava.library.path=DynamoDBLocal_lib"]
  const command = [
    "java",
    ...jvm,
    "-jar",
    "DynamoDBLocal.jar",
    "-port",
    String(port),
    ...storage,
    "-sharedDb",
    "-disableTelemetry",
  ]
  const child = spawn("/bin/sh", ["-c", leashed, "dynamodb", ...command], {
    cwd: await partAt("dynamodb"),
    stdio: ["pipe", "ignore", "pipe"],
    detached: true,
  })
  const url = `http://127.0.0.1:${port}`
  await answering(child, url)
  return {
    url,
    port,
    pid: child.pid,
    async stop(): Promise<void> {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((done) => child.once("exit", done))
      child.stdin?.end()
      const late = setTimeout(() => child.kill("SIGKILL"), 5000)
      await ended
      clearTimeout(late)
    },
  }
}

async function answering(child: ChildProcess, url: string): Promise<void> {
  let complaint = ""
  child.stderr?.on("data", (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-500)
  })
  const deadline = Date.now() + patience
  while (Date.now() < deadline) {
    if (child.exitCode !== null)
      throw new StartFailure(`DynamoDB Local ended at once: ${complaint.trim().split("\n")[0]}`)
    if (await answers(url)) return
    await new Promise((done) => setTimeout(done, 50))
  }
  child.kill("SIGKILL")
  throw new StartFailure(`DynamoDB Local did not answer within ${patience / 1000} seconds`)
}

async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url)
    return true
  } catch (error) {
    // fetch says TypeError for a connection that was refused: not up yet.
    if (error instanceof TypeError) return false
    throw error
  }
}
