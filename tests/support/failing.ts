import { createServer } from "node:http"
import type { AddressInfo } from "node:net"

export type Failing = "throttle" | "error" | "timeout" | "slow"

/** A service of AWS's JSON protocol that never does what it is asked: it throttles, fails, hangs up or says nothing. */
export async function failingService(throttle: string, error: string) {
  let kind: Failing = "error"
  let asked = 0
  const server = createServer((request, response) => {
    asked++
    request.resume()
    if (kind === "slow") return
    if (kind === "timeout") return void response.socket?.destroy()
    const status = kind === "throttle" ? 400 : 500
    response.writeHead(status, { "content-type": "application/x-amz-json-1.1" })
    response.end(JSON.stringify({ __type: kind === "throttle" ? throttle : error }))
  })
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fail: (next: Failing) => {
      kind = next
      asked = 0
    },
    asked: () => asked,
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
