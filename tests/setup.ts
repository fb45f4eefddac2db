import { execFile } from "node:child_process"
import { cp, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import type { TestProject } from "vitest/node"
import { buildConsole } from "../packages/local/src/build"
import { startDynamodb } from "../packages/local/src/dynamodb"
import { serveOnce } from "./support/once"
import { anyStage, isPoliced } from "./support/stage"

declare module "vitest" {
  interface ProvidedContext {
    /** The in-memory DynamoDB Local of this run. */
    dynamodb: string
    /** Folders made once a run: `console`, built; `demo`, seeded; `policies`, synthesised. */
    once: string
  }
}

const root = join(import.meta.dirname, "..")

/** The console built from the current sources, in a folder that no other run builds into. */
async function builtConsole(folder: string): Promise<string> {
  await buildConsole(root)
  await cp(join(root, "web/dist"), join(folder, "web/dist"), { recursive: true })
  return folder
}

const script = (...args: string[]) => promisify(execFile)(process.execPath, ["--import", "tsx", ...args], { cwd: root })

async function seededDemo(folder: string, dynamodb: string, policies?: string): Promise<string> {
  await script(join(root, "tests/support/seed.ts"), folder, dynamodb, ...(policies ? [policies] : []))
  return folder
}

/** The file of a stage's templates; of no particular stage, they are the policies: see `tests/support/policies.ts`. */
async function synthesised(stage: string, file: string): Promise<string> {
  await script(join(root, "tests/support/templates.ts"), stage, file)
  return file
}

/** Starts the database once. Everything else runs inside the worker that needs it. */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), "ventanilla-run-"))
  const database = await startDynamodb()
  let synthesising: Promise<string> | undefined
  const policies = () => (synthesising ??= synthesised(anyStage, join(folder, "policies.json")))
  const once = await serveOnce({
    console: () => builtConsole(join(folder, "console")),
    policies,
    "templates-prod": () => synthesised("prod", join(folder, "prod.json")),
    "templates-dev": () => synthesised("dev", join(folder, "dev.json")),
    demo: async () => seededDemo(join(folder, "demo"), database.url, isPoliced() ? await policies() : undefined),
  })
  project.provide("dynamodb", database.url)
  project.provide("once", once.url)
  return async () => {
    await Promise.all([database.stop(), once.stop()])
    await rm(folder, { recursive: true, force: true })
  }
}
