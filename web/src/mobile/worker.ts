import { answers } from "./worker.rules"

// The build writes the shell's files and their fingerprint here: `vite.shell.ts`.
declare const __SHELL__: { version: string; page: string; files: string[] }

type Waiting = Event & { waitUntil(pending: Promise<unknown>): void }
type Fetch = Waiting & { request: Request; respondWith(answer: Promise<Response>): void }
type Scope = {
  location: Location
  addEventListener(name: "install" | "activate", run: (event: Waiting) => void): void
  addEventListener(name: "fetch", run: (event: Fetch) => void): void
}
const worker = self as unknown as Scope

const shell = __SHELL__
const mine = `mobile-${shell.version}`
const files = new Set(shell.files)
/** On a dead connection the cached page is better than none. */
const timeout = 3000

// Filled once, completely or not at all, and never written again: no later answer can get into it.
worker.addEventListener("install", (event) =>
  event.waitUntil(
    caches
      .open(mine)
      .then((cache) => cache.addAll([shell.page, ...shell.files].map((url) => new Request(url, { cache: "reload" })))),
  ),
)

worker.addEventListener("activate", (event) =>
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== mine).map((name) => caches.delete(name)))),
  ),
)

worker.addEventListener("fetch", (event) => {
  const what = answers(event.request, worker.location.origin, files)
  if (what === "page") event.respondWith(page())
  if (what === "file") event.respondWith(kept(new URL(event.request.url).pathname))
})

const kept = async (path: string) => (await (await caches.open(mine)).match(path)) ?? fetch(path)

/** The newest page with a network, the cached one without. */
async function page(): Promise<Response> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), timeout)
  try {
    const answer = await fetch(shell.page, { signal: stop.signal, cache: "no-cache" })
    if (answer.ok) return answer
  } catch {
    // No network.
  } finally {
    clearTimeout(timer)
  }
  return kept(shell.page)
}
