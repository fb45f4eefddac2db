import { type ChildProcess, fork } from "node:child_process"
import { fileURLToPath } from "node:url"
import type { Units } from "./meter"
import type { Tells, Told } from "./server"

const file = fileURLToPath(new URL("./server.ts", import.meta.url))
export type Worker = Awaited<ReturnType<typeof startWorker>>

/** The API in a process of its own. Killed, it comes back by itself; who asks meanwhile is not answered. */
export async function startWorker(env: Record<string, string>, begin: string) {
  let now = begin
  let port: number | undefined
  let child: ChildProcess | undefined
  let stopped = false
  let kills = 0
  const units: Units = { calls: 0, reads: 0, writes: 0 }

  const start = () =>
    new Promise<void>((resolve, reject) => {
      const made = fork(file, { execArgv: ["--import", "tsx"], env: { ...process.env, ...env, REPLAY_NOW: now } })
      child = made
      made.on("message", (told: Tells) => {
        if ("ready" in told) {
          port = told.ready
          // The clock may have moved while it started.
          made.send({ now } satisfies Told)
          return resolve()
        }
        units.calls += told.calls
        units.reads += told.reads
        units.writes += told.writes
      })
      made.once("exit", (code) => {
        port = undefined
        if (stopped) return resolve()
        if (code === 1) return reject(new Error("The API's process ended"))
        start().catch(() => undefined)
      })
    })
  await start()

  return {
    units,
    kills: () => kills,
    /** Where it listens, or undefined while it is dead. */
    url: () => (port === undefined ? undefined : `http://127.0.0.1:${port}`),
    setClock(next: string) {
      now = next
      if (child?.connected) child.send({ now } satisfies Told)
    },
    /** As a machine that loses its power: nothing is ended in order. */
    kill() {
      if (port === undefined) return
      kills++
      port = undefined
      child?.kill("SIGKILL")
    },
    async stop() {
      stopped = true
      const made = child
      if (!made || made.exitCode !== null) return
      const ended = new Promise((done) => made.once("exit", done))
      made.kill("SIGTERM")
      await ended
    },
  }
}
