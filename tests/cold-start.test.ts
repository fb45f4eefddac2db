import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, it } from "vitest"
import { bundled } from "../bench/support/bundled"
import { closure, packageOf } from "../bench/support/loaded"

// A cold function compiles the whole bundle before its first request: 600 KB took 11 ms longer than 390 KB (`npm run
// bench bundle`).
const mostKB = 400

it.each(["api", "open"])("the function %s loads little before its first request", async (name) => {
  const folder = await mkdtemp(join(tmpdir(), "ventanilla-cold-"))
  const { outputs } = await bundled(
    [`packages/functions/src/api/lambda.ts`, `packages/functions/src/open/lambda.ts`],
    folder,
  )
  await rm(folder, { recursive: true })
  const main = Object.keys(outputs).find((file) => outputs[file]?.entryPoint?.endsWith(`${name}/lambda.ts`)) ?? ""
  const loaded = [...closure(outputs, main)]
  const packages = new Set(loaded.flatMap((file) => Object.keys(outputs[file]?.inputs ?? {}).map(packageOf)))
  expect(packages.size).toBeGreaterThan(10)
  for (const late of ["electrodb", "zod", "@aws-sdk/client-s3", "@aws-sdk/client-kms"])
    expect([...packages], `${late} is loaded with the first request that needs it`).not.toContain(late)
  expect(loaded.reduce((sum, file) => sum + (outputs[file]?.bytes ?? 0), 0) / 1000).toBeLessThan(mostKB)
})
