import { AsyncLocalStorage } from "node:async_hooks"
import { Clock } from "@ventanilla/core/util/clock"
import { expect, it, vi } from "vitest"

/**
 * The setup as it runs before the next test file: with a query in its specifier it is a module that was not loaded
 * before.
 */
const nextFile = "./support/fresh?next"

it("what one file leaves behind in its process is gone when the next begins", async () => {
  const storage = new AsyncLocalStorage<string>()
  process.env.VENTANILLA_LEFT = "behind"
  vi.stubEnv("VENTANILLA_STUBBED", "behind")
  vi.stubGlobal("left", "behind")
  vi.useFakeTimers()
  await storage.run("left behind", async () => {
    await import(nextFile)
    expect(storage.getStore()).toBeUndefined()
  })
  expect(process.env.VENTANILLA_LEFT).toBeUndefined()
  process.env.VENTANILLA_STUBBED = "by the next file"
  vi.unstubAllEnvs()
  expect(process.env.VENTANILLA_STUBBED).toBe("by the next file")
  delete process.env.VENTANILLA_STUBBED
  expect(globalThis).not.toHaveProperty("left")
  expect(vi.isFakeTimers()).toBe(false)
  expect((await import("@ventanilla/core/util/clock")).Clock).not.toBe(Clock)
})
