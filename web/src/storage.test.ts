import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { afterEach, describe, expect, it, vi } from "vitest"

const root = import.meta.dirname
const sources = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
  (path) => /\.tsx?$/.test(path) && !/\.test\.|context\/storage\.ts$/.test(path),
)
const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "")

afterEach(() => vi.unstubAllGlobals())

describe("what the browser keeps for the page", () => {
  it("is written and read through the shelf alone, which never throws", () => {
    expect(sources.length).toBeGreaterThan(300)
    const around = sources.filter((path) =>
      /\b(localStorage|sessionStorage)\b/.test(withoutComments(readFileSync(join(root, path), "utf8"))),
    )
    expect(around).toEqual([])
  })

  const full = () => {
    throw new DOMException("full", "QuotaExceededError")
  }
  const kept = { device: "12" }
  const storages: Record<string, () => unknown> = {
    "that is full": () => ({
      ...kept,
      getItem: (name: "device") => kept[name] ?? null,
      setItem: full,
      removeItem() {},
      clear() {},
    }),
    "that the office forbids": () => {
      throw new DOMException("forbidden", "SecurityError")
    },
    "that fails at everything": () => ({ getItem: full, setItem: full, removeItem: full, clear: full }),
  }
  for (const [which, storage] of Object.entries(storages)) {
    it(`goes on in memory beside a storage ${which}`, async () => {
      const window = Object.defineProperty({}, "localStorage", { get: storage })
      vi.stubGlobal("window", window)
      const { deviceStorage } = await import("./context/storage")
      expect(deviceStorage.write("draft.a", "1")).toBe(false)
      expect(deviceStorage.read("draft.a")).toBe("1")
      expect(deviceStorage.names()).toContain("draft.a")
      deviceStorage.drop("draft.a")
      expect(deviceStorage.read("draft.a")).toBeNull()
      deviceStorage.write("b", "2")
      deviceStorage.clear()
      expect(deviceStorage.read("b")).toBeNull()
    })
  }
})
