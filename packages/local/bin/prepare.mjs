import { spawnSync } from "node:child_process"
import { existsSync, readFileSync, rmSync, symlinkSync } from "node:fs"
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

/** Whether what is installed in a folder is what its lockfile says. Packages for other machines may be missing. */
function isInstalled(folder) {
  const installed = join(folder, "node_modules/.package-lock.json")
  if (!existsSync(installed)) return false
  const [have, want] = [packagesOf(installed), packagesOf(join(folder, "package-lock.json"))]
  return Object.entries(want).every(
    ([path, { version, link, optional, peer, inBundle }]) =>
      !path.startsWith("node_modules/") || link || optional || peer || inBundle || have[path]?.version === version,
  )
}

const npm = (cwd, ...args) =>
  spawnSync("npm", [...args, "--no-audit", "--no-fund"], { cwd, stdio: "inherit" }).status === 0

/** Installs what is missing, from the lockfile when it can. */
function installIn(folder, what) {
  if (isInstalled(folder)) return
  console.log(`Installing ${what} (npm ci) …`)
  if (npm(folder, "ci") || npm(folder, "install")) return
  console.error("The packages could not be installed. Look at npm's message above, then try again.")
  process.exit(1)
}

export const install = () => installIn(root, "what is missing")

/**
 * What deploys is half of all packages, and nothing that runs here needs it: it is installed beside stacks/ when something is
 * synthesised, checked or deployed, and linked to where infra/, the tests and sst.config.ts look for it.
 */
export function installStacks() {
  const home = join(root, "stacks")
  installIn(home, "what deploys")
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"))
  for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
    const link = join(root, "node_modules", name)
    if (existsSync(link)) continue
    rmSync(link, { force: true })
    symlinkSync(join("../stacks/node_modules", name), link)
  }
}
