import type { AddressInfo } from "node:net"
import { serve } from "@hono/node-server"
import { Hono } from "hono"
import { stream } from "hono/streaming"
import type { Cloud } from "./cloud"
import type { Account } from "./demo"
import { isOwnHost } from "./own-host"

export type ControlOptions = {
  cloud: Cloud
  port?: number
  accounts: () => Account[]
  urls: () => Record<string, string>
}

/** How long a journey of the clock may take before it goes in longer strides. */
const budget = 120_000

/**
 * The control API of the local cloud: its state, its clock, its mail. Never part of the product, and for this machine only.
 * A write must be JSON, which a page of another origin cannot send without asking first, and nobody here answers yes.
 */
export function controlApp({ cloud, accounts, urls }: Omit<ControlOptions, "port">) {
  const app = new Hono()

  app.use(async (c, next) => {
    if (!isOwnHost(c.req.header("host") ?? new URL(c.req.url).host)) return c.body(null, 421)
    if (c.req.method === "POST" && !c.req.header("content-type")?.startsWith("application/json")) {
      return c.json({ error: "Send JSON" }, 415)
    }
    return next()
  })
  app.onError((error, c) =>
    error instanceof RangeError || error instanceof SyntaxError
      ? c.json({ error: error.message }, 400)
      : c.json({ error: error.name }, 500),
  )

  app.get("/status", (c) =>
    c.json({
      now: cloud.clock.now().toISOString(),
      services: Object.entries(cloud.urls).map(([name, url]) => ({ name, url, status: "up" })),
      urls: urls(),
      queues: { waiting: cloud.queues.waiting(), deadLetters: cloud.queues.deadLetters().length },
      accounts: accounts(),
    }),
  )
  // For operators' tasks beside it. Local credentials only, and this server listens to this machine alone.
  app.get("/environment", (c) => c.json({ env: cloud.env, now: cloud.clock.now().toISOString() }))
  app.post("/clock", async (c) => {
    const { now, ticks: most = 3000 } = (await c.req.json()) as { now?: unknown; ticks?: number }
    const target = String(now)
    cloud.clock.check(target)
    const moved = cloud.clock.advanceTo(target, most, budget)
    c.header("content-type", "application/json")
    return stream(c, async (out) => {
      // White space before JSON is JSON: it tells a client that waits that the journey goes on.
      const alive = setInterval(() => void out.write(" "), 5000)
      const ticks = await moved.finally(() => clearInterval(alive))
      await out.write(JSON.stringify({ now: cloud.clock.now().toISOString(), ticks }))
    })
  })
  app.get("/mails", (c) => c.json(cloud.mail?.list(c.req.query("to")) ?? []))
  app.get("/dead-letters", (c) => c.json(cloud.queues.deadLetters()))
  app.post("/dead-letters/redrive", async (c) => {
    cloud.queues.redrive()
    await cloud.queues.drain()
    return c.json(cloud.queues.deadLetters())
  })
  app.post("/mail-events", async (c) => {
    const { type, messageID, permanent } = (await c.req.json()) as {
      type?: string
      messageID?: string
      permanent?: boolean
    }
    const mail = cloud.mail?.find(messageID ?? "")
    if (type !== "bounce" && type !== "complaint") throw new RangeError('type is "bounce" or "complaint"')
    if (!mail) throw new RangeError("No mail has this messageID; see GET /mails")
    await cloud.mailEvent(type, mail, permanent)
    return c.json({ type, messageID })
  })
  return app
}

export async function startControl(options: ControlOptions) {
  const server = serve({ fetch: controlApp(options).fetch, port: options.port ?? 0, hostname: "127.0.0.1" })
  await new Promise<void>((resolve, reject) => {
    server.once("listening", resolve)
    server.once("error", reject)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop(): Promise<void> {
      if ("closeAllConnections" in server) server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
