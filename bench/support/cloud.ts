// The local cloud in a process of its own: what is measured in the other process is the API's work and nothing else's.
import { startCloud } from "@ventanilla/local"

const cloud = await startCloud({ stage: "bench", onFailure: (queue, error) => console.error(queue, error) })
const { mail, cognito } = cloud
if (!mail || !cognito) throw new Error("The bench needs mail and sign-in")
cloud.queues.pause()

const acts = {
  start: async () => cloud.env,
  /** Delivers everything in the queues, by the product's own handlers. */
  drain: async () => cloud.queues.drain(),
  /** One tick of the clock and what follows from it, in milliseconds. */
  tick: async () => {
    const begun = performance.now()
    await cloud.clock.tick()
    return performance.now() - begun
  },
  createUser: async (email: string, password: string) => cognito.createUser(email, password),
  tokenFor: async (email: string, password: string) => cognito.tokenFor(email, password),
  lastMail: async (address: string) => mail.list(address).at(-1)?.text ?? "",
  advance: async (to: string) => {
    await cloud.clock.advanceTo(to)
  },
  record: async () => cloud.recorder.start(),
  recorded: async () => cloud.recorder.stop().map(({ service, action }) => `${service} ${action}`),
  /** As many tables of the product's shape as asked for, made past every guard and taken away again. */
  tables: async (count: number) => {
    const { bareTables } = await import("./tables")
    return bareTables(cloud.admin, count)
  },
  /** Rows put into a table past every guard, 25 at a time. */
  put: async (table: string, rows: Record<string, unknown>[]) => {
    const { putAll } = await import("./tables")
    await putAll(cloud.admin, table, rows)
  },
  dead: async () => cloud.queues.deadLetters().length,
  stop: async () => {
    await cloud.stop()
    setImmediate(() => process.disconnect())
  },
}
export type Acts = typeof acts

type Ask = { id: number; act: keyof Acts; given: never[] }
process.on("message", async ({ id, act, given }: Ask) => {
  try {
    process.send?.({ id, answer: await (acts[act] as (...given: never[]) => Promise<unknown>)(...given) })
  } catch (error) {
    process.send?.({ id, failed: String(error) })
  }
})
