import { serve } from "@hono/node-server"
import { doors } from "./doors"

/** The origin of files, on a port of its own: another origin than the console's, as on AWS. */
export async function startFiles({ port }: { port: number }) {
  const server = serve({
    fetch: async (request: Request) => (await doors.files()).fetch(request),
    port,
    hostname: "127.0.0.1",
  })
  await new Promise<void>((resolve, reject) => {
    server.once("listening", resolve)
    server.once("error", reject)
  })
  return {
    url: `http://localhost:${port}`,
    async stop(): Promise<void> {
      if ("closeAllConnections" in server) server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
