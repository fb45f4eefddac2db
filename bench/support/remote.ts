import { fork } from "node:child_process"
import { join } from "node:path"
import type { Acts } from "./cloud"

export type Remote = {
  [Act in keyof Acts]: (...given: Parameters<Acts[Act]>) => Promise<Awaited<ReturnType<Acts[Act]>>>
}
type Reply = { id: number; answer?: unknown; failed?: string }

/** Starts the cloud process and sets the environment that the product reads here. */
export async function remoteCloud(): Promise<Remote> {
  const bench = process.env.VENTANILLA_BENCH
  if (!bench) throw new Error("Run a benchmark by its name: npm run bench <name>")
  const child = fork(join(bench, "support/cloud.ts"), { execArgv: ["--import", "tsx"] })
  const open = new Map<number, { done: (answer: unknown) => void; fail: (error: Error) => void }>()
  let asked = 0
  child.on("message", ({ id, answer, failed }: Reply) => {
    const waiting = open.get(id)
    open.delete(id)
    if (failed) waiting?.fail(new Error(failed))
    else waiting?.done(answer)
  })
  child.once("exit", (code) => {
    for (const { fail } of open.values()) fail(new Error(`The local cloud ended with ${code}`))
  })
  const ask = (act: string, given: unknown[]) =>
    new Promise((done, fail) => {
      const id = asked++
      open.set(id, { done, fail })
      child.send({ id, act, given })
    })
  const remote = new Proxy(
    {},
    { get: (_, act) => (act === "then" ? undefined : (...given: unknown[]) => ask(String(act), given)) },
  )
  const cloud = remote as Remote
  Object.assign(process.env, await cloud.start())
  return cloud
}
