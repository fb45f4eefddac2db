import { spawn } from "node:child_process"
import { readdir, rename, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import { StartFailure } from "./failure"

const sources = [
  "web/index.html",
  "web/i",
  "web/vite.config.ts",
  "web/vite.chunks.ts",
  "web/vite.shell.ts",
  "web/package.json",
  "web/src",
  "web/public",
  "packages/core/src",
  "packages/hsds/src",
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
  // Beside the old one, which a server that runs may still be giving out, then in its place.
  const next = join(root, `web/.build/${process.pid}`)
  const output: string[] = []
  const outDir = ["--", "--outDir", next, "--emptyOutDir"]
  const child = spawn("npm", ["run", "build", "-w", "web", ...outDir], { cwd: root, stdio: ["ignore", "pipe", "pipe"] })
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => output.push(chunk.toString()))
  const code = await new Promise((done) => child.once("close", done))
  if (code === 0) {
    await replace(join(root, "web/dist"), next)
    return true
  }
  await rm(next, { recursive: true, force: true })
  const reason =
    output
      .join("")
      .match(/.*\berror\b.*/i)?.[0]
      ?.trim() ?? ""
  throw new StartFailure(`The console could not be built (see: npm run build -w web). ${reason}`)
}

/** Puts a folder in the place of another. Somebody else may be doing the same with the same content. */
async function replace(folder: string, next: string): Promise<void> {
  const old = `${next}.old`
  for (let attempt = 0; ; attempt++) {
    await rm(old, { recursive: true, force: true })
    await moved(folder, old)
    try {
      await rename(next, folder)
      return rm(old, { recursive: true, force: true })
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if ((code !== "ENOTEMPTY" && code !== "EEXIST") || attempt > 10) throw error
    }
  }
}

async function moved(folder: string, to: string): Promise<void> {
  try {
    await rename(folder, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error
  }
}
