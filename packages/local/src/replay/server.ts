// The product's API behind a port of its own, in a process that the replay may kill.
import { serve } from "@hono/node-server"
import { Clock } from "@ventanilla/core/util/clock"
import { Log } from "@ventanilla/core/util/log"
import { Timeouts } from "@ventanilla/core/util/timeouts"
import { doors } from "../doors"
import { meter } from "./meter"

export type Told = { now: string }
export type Tells = { ready: number } | { calls: number; reads: number; writes: number }

Log.to(() => undefined)
Timeouts.scale(4)
let now = new Date(process.env.REPLAY_NOW ?? Date.now())
Clock.set(() => now)
process.on("message", (told: Told) => {
  now = new Date(told.now)
})
process.on("disconnect", () => process.exit(0))

const units = meter()
const api = await doors.api()
let before = { ...units }
setInterval(() => {
  const { calls, reads, writes } = units
  process.send?.({
    calls: calls - before.calls,
    reads: reads - before.reads,
    writes: writes - before.writes,
  } satisfies Tells)
  before = { ...units }
}, 250)
const server = serve({ fetch: (request) => api.fetch(request), port: 0, hostname: "127.0.0.1" }, ({ port }) =>
  process.send?.({ ready: port } satisfies Tells),
)
server.on("error", () => process.exit(1))
