import { createServer } from "node:net"
import { StartFailure } from "./failure"

function listen(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once("error", reject)
    server.listen(port, host, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === "object" && address ? address.port : port))
    })
  })
}

// Below those from which systems take the near end of a connection: a port that is opened later may not have gone by then.
const [lowest, highest] = [20_000, 32_000]

/** A port nobody listens on now, and no connection will take for its own. */
export async function freePort(): Promise<number> {
  for (let left = 50; ; left--) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest))
    try {
      return await listen(port, "127.0.0.1")
    } catch (error) {
      if (left === 0) throw error
    }
  }
}

/** Refuses, in one line, a port that somebody else holds. */
export async function assertFree(port: number, what: string): Promise<void> {
  try {
    await listen(port, "127.0.0.1")
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code !== "EADDRINUSE" && code !== "EACCES") throw error
    const reason = code === "EACCES" ? "may not be opened by this user" : "is taken"
    throw new StartFailure(`Port ${port} (${what}) ${reason}. Choose others with: npm start -- --port ${port + 100}`)
  }
}
