import { awaitAll } from "@ventanilla/core/util/await-all"
import { describe, expect, it } from "vitest"
import { read, sources } from "./regexes/literals"

const root = new URL("..", import.meta.url).pathname
const wait = (milliseconds: number, code?: string) =>
  new Promise<string>((resolve, reject) =>
    setTimeout(() => (code ? reject(new Error(code)) : resolve("read")), milliseconds),
  )

describe("reads side by side", () => {
  it.each([
    [20, 1],
    [1, 20],
  ])("refuse with the first as written, after %i and %i ms", async (one, other) => {
    await expect(awaitAll([wait(5), wait(one, "not_found"), wait(other, "service_other")])).rejects.toThrow("not_found")
  })

  it("leave none behind that still runs", async () => {
    let ended = false
    const slow = wait(20).then(() => {
      ended = true
    })
    await expect(awaitAll([wait(1, "not_found"), slow])).rejects.toThrow("not_found")
    expect(ended).toBe(true)
  })

  it("answer in their order", async () => {
    const found: [string, number] = await awaitAll([wait(5), 2])
    expect(found).toEqual(["read", 2])
  })

  it("are awaited by `awaitAll` in the product: what `Promise.all` throws depends on which ends first", () => {
    const files = sources(root, ["packages/core/src", "packages/functions/src"])
    expect(files.filter((file) => /\bPromise\.all\(/.test(read(root, file)))).toEqual([])
  })
})
