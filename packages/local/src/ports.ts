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

/** A port nobody listens on now. */
export const freePort = () => listen(0, "127.0.0.1")

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
