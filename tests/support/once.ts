import { createServer } from "node:http"
import type { AddressInfo } from "node:net"

/** How one thing is made: returns the folder that it lies in. */
export type Maker = () => Promise<string>

/**
 * What a run makes once, when the first test file asks for it; the others wait for the same. It stands in the run's own
 * process and answers every worker: `GET /<name>` with the folder, or 500 with the reason.
 */
export async function serveOnce(makers: Record<string, Maker>) {
  const made = new Map<string, Promise<string>>()
  const server = createServer(async (request, response) => {
    const name = (request.url ?? "").slice(1)
    try {
      const making = made.get(name) ?? makers[name]?.()
      if (!making) throw new Error(`Nobody makes ${name}`)
      made.set(name, making)
      response.end(await making)
    } catch (error) {
      response.writeHead(500).end(error instanceof Error ? error.message : String(error))
    }
  })
  // It may be long in the making, and nothing is sent meanwhile.
  server.requestTimeout = 0
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop(): Promise<void> {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
