import { Agent, type IncomingMessage, type ServerResponse, request as send } from "node:http"

/** Hands a request on as it came, over connections kept open. */
export function createProxy(target: string) {
  const agent = new Agent({ keepAlive: true, keepAliveMsecs: 5000, scheduling: "lifo" })
  const { hostname, port } = new URL(target)

  function open(incoming: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const { connection: _, "transfer-encoding": __, ...kept } = incoming.headers
      const headers = { ...kept, "content-length": body.byteLength }
      const outgoing = send({ agent, hostname, port, path: incoming.url, method: incoming.method, headers }, resolve)
      outgoing.on("error", reject)
      outgoing.end(body)
    })
  }

  return {
    /** Carries the call out and gives the caller its answer. */
    async forward(incoming: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
      const reply = await open(incoming, body)
      const { connection: _, "keep-alive": __, ...headers } = reply.headers
      response.writeHead(reply.statusCode ?? 502, headers)
      reply.pipe(response)
    },
    /** Carries the call out and keeps the answer to itself. */
    async swallow(incoming: IncomingMessage, body: Buffer): Promise<void> {
      const reply = await open(incoming, body)
      reply.resume()
      await new Promise((done) => reply.once("close", done))
    },
    close: () => agent.destroy(),
  }
}
