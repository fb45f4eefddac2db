import { Hono, type MiddlewareHandler } from "hono"
import type { Env } from "./env"
import { problem } from "./problem"
import { shell } from "./shell"

type Door = MiddlewareHandler<Env>
export type Parts = Record<string, () => Promise<Hono<Env>>>

/** One part of the API behind its door, in the shell that every part has. */
export const part = (path: string, door: Door, ...mounts: [path: string, routes: Hono<Env>][]) => {
  const behind = new Hono<Env>().use(door)
  for (const [at, routes] of mounts) behind.route(at, routes)
  return shell().route(`/${path}`, behind)
}
export const doors = () => import("./enter")

const nowhere = shell().all("*", (c) => problem(c, "not_found", "not_found"))

/** Parts as one function serves them, each loaded with the first request that needs it: a cold one pays for what is asked for. */
export function served(parts: Parts) {
  const loaded = new Map<string, Promise<Hono<Env>>>()
  function load(name: string): Promise<Hono<Env>> | undefined {
    const known = loaded.get(name)
    if (known || !Object.hasOwn(parts, name)) return known
    const loading = parts[name]?.()
    if (!loading) return undefined
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
