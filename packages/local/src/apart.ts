import { type ChildProcess, fork } from "node:child_process"
import { join } from "node:path"
import type { Ran } from "./gateway/lambda"

export type ApartOptions = {
  /** The module that holds `handler`. */
  file: string
  /** All that its process is told. */
  env: Record<string, string>
  seconds: number
  megabytes: number
  /** Processes at once; who comes when all of them are busy is told so. */
  atOnce: number
}

type Message = { ready?: true; answer?: unknown; failed?: string }
const runner = join(import.meta.dirname, "../bin/lambda.mjs")

/**
 * A function in processes of its own, one event each at a time, as Lambda has it: with its own environment and no more, so
 * much memory, and an end when its time is up. Processes are used again; one that was ended is not.
 */
export function apart({ file, env, seconds, megabytes, atOnce }: ApartOptions) {
  const idle: ChildProcess[] = []
  const all = new Set<ChildProcess>()

  async function started(): Promise<ChildProcess> {
    const child = fork(runner, [file, "handler"], {
      env: { ...env, AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(megabytes) },
      cwd: join(import.meta.dirname, "../../.."),
      execArgv: ["--import", "tsx", `--max-old-space-size=${megabytes}`],
      serialization: "advanced",
      // Its lines are Lambda's to keep; here nobody reads them.
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    })
    all.add(child)
    child.once("exit", () => {
      all.delete(child)
      if (idle.includes(child)) idle.splice(idle.indexOf(child), 1)
    })
    await told(child)
    return child
  }

  async function run(payload: Buffer): Promise<Ran> {
    const free = idle.pop()
    if (!free && all.size >= atOnce) return "throttled"
    const child = free ?? (await started())
    const late = setTimeout(() => child.kill("SIGKILL"), seconds * 1000)
    const answered = told(child)
    child.send({ event: JSON.parse(payload.toString("utf8")), milliseconds: seconds * 1000 }, () => {})
    const { answer, failed } = await answered
    clearTimeout(late)
    if (child.connected && child.exitCode === null && !child.killed) idle.push(child)
    return failed === undefined ? { payload: JSON.stringify(answer) } : { failed }
  }

  return {
    run,
    stop() {
      for (const child of all) child.kill("SIGKILL")
    },
  }
}

/** What it says next, or that it has ended. */
function told(child: ChildProcess): Promise<Message> {
  return new Promise((done) => {
    const end = (message: Message) => {
      child.off("message", end)
      child.off("exit", ended)
      done(message)
    }
    const ended = () => end({ failed: "Runtime.ExitError" })
    child.on("message", end)
    child.once("exit", ended)
    if (child.exitCode !== null || child.signalCode !== null) ended()
  })
}
