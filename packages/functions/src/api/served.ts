import { Hono } from "hono"
import type { Env } from "./env"
import type { Part, Parts } from "./parts"
import { problem } from "./problem"
import { shell } from "./shell"

/** One part of the API, with its check of who acts, inside the base app (`shell`) that every part has. */
export async function mounted(name: string, { door, mounts }: Part, app: Hono<Env> = shell()): Promise<Hono<Env>> {
  const behind = new Hono<Env>().use((await import("./enter"))[door])
  for (const [at, load] of mounts) behind.route(at, await load())
  return app.route(`/${name}`, behind)
}

const nowhere = shell().all("*", (c) => problem(c, "not_found", "not_found"))

/**
 * The parts that one function serves, each loaded with the first request that needs it: a cold function loads only what
 * is requested.
 */
export function served(parts: Parts) {
  const loaded = new Map<string, Promise<Hono<Env>>>()
  function load(name: string): Promise<Hono<Env>> | undefined {
    const known = loaded.get(name)
    const part = Object.hasOwn(parts, name) ? parts[name] : undefined
    if (known || !part) return known
    const loading = mounted(name, part)
    loaded.set(name, loading)
    loading.catch(() => loaded.delete(name))
    return loading
  }
  return {
    async fetch(request: Request): Promise<Response> {
      const name = /^\/api\/([a-z]+)/.exec(new URL(request.url).pathname)?.[1] ?? ""
      return ((await load(name)) ?? nowhere).fetch(request)
    },
  }
}
