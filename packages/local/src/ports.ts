import { type AddressInfo, createServer } from "node:net"
import { StartFailure } from "./failure"

type Held = { port: number; release: () => Promise<void> }

function hold(port: number, host: string): Promise<Held> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once("error", reject)
    const release = () => new Promise<void>((done) => server.close(() => done()))
    server.listen(port, host, () => resolve({ port: (server.address() as AddressInfo).port, release }))
  })
}

// Below those from which systems take the near end of a connection: a port that is opened later may not have gone by then.
const [lowest, highest] = [20_000, 32_000]

/** A port nobody listens on, and no connection will take for its own, kept from others until it is released. */
export async function heldPort(): Promise<Held> {
  for (let left = 50; ; left--) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest))
    try {
      return await hold(port, "127.0.0.1")
    } catch (error) {
      if (left === 0) throw error
    }
  }
}

/** A port to be opened at once: `heldPort`, already released. */
export async function freePort(): Promise<number> {
  const { port, release } = await heldPort()
  await release()
  return port
}

/** Refuses, in one line, a port that somebody else holds. */
export async function assertFree(port: number, what: string): Promise<void> {
  try {
    await (await hold(port, "127.0.0.1")).release()
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code !== "EADDRINUSE" && code !== "EACCES") throw error
    const reason = code === "EACCES" ? "may not be opened by this user" : "is taken"
    throw new StartFailure(`Port ${port} (${what}) ${reason}. Choose others with: npm start -- --port ${port + 100}`)
  }
}
