import { spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { existsSync, readFileSync, rmSync, symlinkSync } from "node:fs"
import { delimiter, dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const oldestNode = 22

export const root = join(dirname(fileURLToPath(import.meta.url)), "../../..")

const packagesOf = (file) => JSON.parse(readFileSync(file, "utf8")).packages ?? {}

/** Whether what is installed in a folder is what its lockfile says. Packages for other machines may be missing. */
function isInstalled(folder) {
  const installed = join(folder, "node_modules/.package-lock.json")
  if (!existsSync(installed)) return false
  const [have, want] = [packagesOf(installed), packagesOf(join(folder, "package-lock.json"))]
  return Object.entries(want).every(
    ([path, { version, link, optional, peer, inBundle }]) =>
      !path.startsWith("node_modules/") ||
      link ||
      peer ||
      inBundle ||
      (optional && !have[path]) ||
      have[path]?.version === version,
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

/**
 * Goes on under a Node of the product's own where this one is too old: npm's registry carries it as a package. What is
 * started from here finds it first. Ends with one line where there is none for this machine.
 */
export async function ensureNode() {
  const { node: version } = process.versions
  if (Number(version.split(".")[0]) >= oldestNode) return
  const home = join(root, "packages/local/node")
  installIn(home, `Node ${nodeIn(home)} beside Node ${version}, which is too old,`)
  const node = join(home, `node_modules/node-${process.platform}-${process.arch}/bin/node`)
  if (!existsSync(node)) {
    console.error(
      `Ventanilla needs Node ${oldestNode} or newer; this is ${version}. See https://nodejs.org/en/download`,
    )
    process.exit(1)
  }
  await hand(node, process.argv.slice(1), { PATH: [dirname(node), process.env.PATH].join(delimiter) })
}

/** Runs a program in this one's place: it ends when this one does, however that went, and this one with its code. */
export async function hand(program, args, env = {}) {
  const child = spawn(program, args, {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, ...env },
  })
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal))
  process.once("disconnect", () => child.kill("SIGTERM"))
  process.channel?.unref()
  const [code, signal] = await once(child, "exit")
  process.exit(signal ? 1 : (code ?? 1))
}

const nodeIn = (home) =>
  Object.values(JSON.parse(readFileSync(join(home, "package.json"), "utf8")).optionalDependencies)[0]

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
