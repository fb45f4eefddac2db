import { spawn } from "node:child_process"
import { readdir, stat } from "node:fs/promises"
import { join } from "node:path"
import { StartFailure } from "./failure"

const sources = [
  "web/index.html",
  "web/vite.config.ts",
  "web/package.json",
  "web/src",
  "web/public",
  "packages/core/src",
  "package-lock.json",
]

/** When the newest file under a path was changed; 0 when there is none. */
async function newest(path: string): Promise<number> {
  try {
    const found = await stat(path)
    if (!found.isDirectory()) return found.mtimeMs
    const entries = await readdir(path)
    return Math.max(0, ...(await Promise.all(entries.map((entry) => newest(join(path, entry))))))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return 0
    throw error
  }
}

/** Builds the console unless what was built is newer than its sources. Returns whether it had to. */
export async function buildConsole(root: string): Promise<boolean> {
  const built = await newest(join(root, "web/dist/index.html"))
  const changed = Math.max(...(await Promise.all(sources.map((source) => newest(join(root, source))))))
  if (built > changed) return false
  const output: string[] = []
  const child = spawn("npm", ["run", "build", "-w", "web"], { cwd: root, stdio: ["ignore", "pipe", "pipe"] })
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => output.push(chunk.toString()))
  const code = await new Promise((done) => child.once("close", done))
  if (code === 0) return true
  const reason =
    output
      .join("")
      .match(/.*\berror\b.*/i)?.[0]
      ?.trim() ?? ""
  throw new StartFailure(`The console could not be built (see: npm run build -w web). ${reason}`)
}
