import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { runInNewContext } from "node:vm"
import { beforeAll, describe, expect, test } from "vitest"
import { once } from "./support/local"

type Event = {
  waitUntil: (run: Promise<unknown>) => void
  request?: object
  respondWith?: (answer: Promise<unknown>) => void
}
type Written = { cache: string; how: string; what: string[] }

const origin = "https://console.example"
let folder: string
let source: string
beforeAll(async () => {
  folder = join(await once("console"), "web/dist")
  source = await readFile(join(folder, "mobile.worker.js"), "utf8")
}, 300_000)

/** The built worker, in a simulated browser that records everything it is told to cache. */
function started(network: (url: string) => string = () => "an answer of the network") {
  const heard = new Map<string, (event: Event) => void>()
  const [written, kept, asked]: [Written[], Map<string, string>, string[]] = [[], new Map(), []]
  const names = new Set<string>(["mobile-old", "other"])
  const urlOf = (one: unknown) => new URL(typeof one === "string" ? one : (one as { url: string }).url, origin).pathname
  const cacheOf = (cache: string) => {
    const write = (how: string) => async (what: unknown) => {
      const paths = [what].flat().map(urlOf)
      written.push({ cache, how, what: paths })
      for (const path of paths) kept.set(path, `kept ${path}`)
    }
    return {
      addAll: write("addAll"),
      add: write("add"),
      put: write("put"),
      match: async (one: unknown) => kept.get(urlOf(one)),
    }
  }
  const self = {
    location: { origin },
    addEventListener: (name: string, run: (event: Event) => void) => heard.set(name, run),
  }
  runInNewContext(source, {
    self,
    URL,
    AbortController,
    setTimeout,
    clearTimeout,
    Request: class {
      constructor(readonly url: string) {}
    },
    fetch: async (one: unknown) => {
      asked.push(urlOf(one))
      return { ok: true, text: network(urlOf(one)) }
    },
    caches: {
      open: async (name: string) => {
        names.add(name)
        return cacheOf(name)
      },
      keys: async () => [...names],
      delete: async (name: string) => names.delete(name),
    },
  })
  const tell = async (name: string, more: object = {}) => {
    const waits: Promise<unknown>[] = []
    let answer: Promise<unknown> | undefined
    heard.get(name)?.({
      waitUntil: (run) => waits.push(run),
      respondWith: (given) => {
        answer = given
      },
      ...more,
    })
    await Promise.all(waits)
    return answer
  }
  const ask = (path: string, mode = "cors", method = "GET") =>
    tell("fetch", { request: { url: `${origin}${path}`, mode, method } })
  return { tell, ask, written, names, asked, heard }
}

describe("the worker of the page without network", () => {
  test("stands alone, and knows no other file than the console's own", async () => {
    expect(source).not.toMatch(/\bimport\b|importScripts/)
    const { files } = JSON.parse(/\{"version":.*?\]\}/.exec(source)?.[0] ?? "{}") as { files: string[] }
    expect(files.length).toBeGreaterThan(20)
    for (const file of files) {
      expect(file).toMatch(/^\/(assets\/[\w.-]+|(note|mark)\.svg|mobile[\w.-]+)$/)
      expect((await readFile(join(folder, file))).length, file).toBeGreaterThan(0)
    }
  })

  test("keeps its files once, when it is installed, and nothing that is answered afterwards", async () => {
    const { tell, ask, written, names } = started()
    await tell("install")
    const before = structuredClone(written)
    expect(before).toHaveLength(1)
    expect(before[0]?.what.filter((path) => path.startsWith("/api"))).toEqual([])
    await tell("activate")
    expect([...names]).toEqual([before[0]?.cache])
    for (const path of [
      "/api/outreaches/today",
      "/api/detections",
      "/api/session",
      "/api/drafts/key",
      "/api/settings",
    ]) {
      for (const method of ["GET", "POST"]) expect(await ask(path, "cors", method)).toBeUndefined()
      expect(await ask(path, "navigate")).toBeUndefined()
    }
    expect(await ask("/today", "navigate")).toBeUndefined()
    await ask("/mobile", "navigate")
    for (const path of before[0]?.what ?? []) await ask(path)
    expect(written).toEqual(before)
  })

  test("hears of nothing else: no push, no message, no sync", () =>
    expect([...started().heard.keys()].sort()).toEqual(["activate", "fetch", "install"]))
})
