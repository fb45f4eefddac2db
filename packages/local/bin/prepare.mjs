import { spawnSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const oldestNode = 20

export const root = join(dirname(fileURLToPath(import.meta.url)), "../../..")

/** Ends with one line when this Node is too old. */
export function assertNode() {
  if (Number(process.versions.node.split(".")[0]) >= oldestNode) return
  console.error(
    `Ventanilla needs Node ${oldestNode} or newer; this is ${process.versions.node}. See https://nodejs.org`,
  )
  process.exit(1)
}

const packagesOf = (file) => JSON.parse(readFileSync(file, "utf8")).packages ?? {}

/** Whether what is installed is what the lockfile says. Packages for other machines may be missing. */
function isInstalled() {
  const installed = join(root, "node_modules/.package-lock.json")
  if (!existsSync(installed)) return false
  const [have, want] = [packagesOf(installed), packagesOf(join(root, "package-lock.json"))]
  return Object.entries(want).every(
    ([path, { version, link, optional, inBundle }]) =>
      !path.startsWith("node_modules/") || link || optional || inBundle || have[path]?.version === version,
  )
}

const npm = (...args) => spawnSync("npm", args, { cwd: root, stdio: "inherit" }).status === 0

/** Installs what is missing, from the lockfile when it can. */
export function install() {
  if (isInstalled()) return
  console.log("Installing what is missing (npm ci) …")
  if (npm("ci") || npm("install")) return
  console.error("The packages could not be installed. Look at npm's message above, then try again.")
  process.exit(1)
}
