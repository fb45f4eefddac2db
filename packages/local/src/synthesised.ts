import { spawn } from "node:child_process"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { StartFailure } from "./failure"
import type { Templates } from "./iam"

/** The templates of a stage, synthesised in a process of its own: the deployment's tools are no part of this one. */
export async function synthesised(root: string, stage: string): Promise<Templates> {
  const dir = await mkdtemp(join(tmpdir(), "ventanilla-templates-"))
  const file = join(dir, "templates.json")
  try {
    const args = ["--import", "tsx", join(root, "tests/support/templates.ts"), stage, file]
    const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "ignore", "pipe"] })
    let said = ""
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString()
    })
    const code = await new Promise((done) => child.once("close", done))
    if (code !== 0) throw new StartFailure(`The stacks could not be synthesised: ${said.trim().split("\n").at(-1)}`)
    return JSON.parse(await readFile(file, "utf8")) as Templates
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}
