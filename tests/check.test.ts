import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { describe, expect, it } from "vitest"

const run = promisify(execFile)
const cwd = fileURLToPath(new URL("..", import.meta.url))

/** The tool's complaints; empty when there are none. */
async function complaints(tool: string, args: string[]): Promise<string> {
  try {
    await run(process.execPath, [`node_modules/${tool}`, ...args], { cwd, maxBuffer: 1 << 24 })
    return ""
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string }
    return `${stdout ?? ""}${stderr ?? ""}`.slice(0, 4000) || String(error)
  }
}

// Some guarantees are checked by the compiler only: a name in a mail, an actor without a tenant.
describe("the tree", () => {
  it.each(["tsconfig.json", "web/tsconfig.json"])(
    "type-checks under %s",
    async (project) => {
      expect(await complaints("typescript/bin/tsc", ["--noEmit", "--checkers", "1", "-p", project])).toBe("")
    },
    120_000,
  )

  it("is formatted and linted", async () => {
    expect(await complaints("@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."])).toBe("")
  }, 60_000)
})
