import { join, relative } from "node:path"
import { serve } from "@hono/node-server"
import { serveStatic } from "@hono/node-server/serve-static"
import { type Context, Hono } from "hono"
import { doors } from "./doors"

const day = 86_400

/** The headers that the distribution in front of the console sends on AWS. */
export function securityHeaders(issuerOrigin: string): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    `connect-src 'self' ${issuerOrigin}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]
  return {
    "content-security-policy": policy.join("; "),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "x-frame-options": "DENY",
    "strict-transport-security": `max-age=${365 * day}; includeSubDomains`,
  }
}

/** Those of the page that a woman opens by herself, in the place of the console's. */
export const selfCheckHeaders = (): Record<string, string> => ({
  ...securityHeaders(""),
  "content-security-policy": (securityHeaders("")["content-security-policy"] ?? "").replace("'self' ;", "'self';"),
  "cache-control": "no-store",
  "x-robots-tag": "noindex, nofollow, noarchive",
})

/** The console and the API on one origin, as the distribution shows them. */
export async function startConsole(options: { port: number; root: string; issuer: string }) {
  const headers = Object.entries(securityHeaders(new URL(options.issuer).origin))
  const selfCheck = Object.entries(selfCheckHeaders())
  const root = relative(process.cwd(), join(options.root, "web/dist")) || "."
  const site = new Hono()

  site.use(async (c, next) => {
    await next()
    const own = c.req.path.startsWith("/i/") ? selfCheck : headers
    // A public page of the API has its own, stricter policy; the distribution leaves it, too.
    const policed = c.req.path.startsWith("/api/") && c.res.headers.has("content-security-policy")
    for (const [name, value] of own) if (!policed || name !== "content-security-policy") c.header(name, value)
  })
  site.all("/api/*", async (c) => (await doors.api()).fetch(c.req.raw))
  site.use(
    "/assets/*",
    serveStatic({ root, onFound: (_, c) => c.header("cache-control", `public, max-age=${365 * day}, immutable`) }),
  )
  site.get("/assets/*", (c) => c.notFound())
  site.get("/i/*", serveStatic({ root, path: "i/index.html" }))
  const fresh = (_: string, c: Context) => c.header("cache-control", "no-cache")
  site.use("*", serveStatic({ root, onFound: fresh }))
  site.get("*", serveStatic({ root, path: "index.html", onFound: fresh }))

  const server = serve({ fetch: site.fetch, port: options.port, hostname: "127.0.0.1" })
  await new Promise<void>((resolve, reject) => {
    server.once("listening", resolve)
    server.once("error", reject)
  })
  return {
    url: `http://localhost:${options.port}`,
    async stop(): Promise<void> {
      if ("closeAllConnections" in server) server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
