import { execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parts, unpack } from "@ventanilla/local/parts"
import { beforeAll, describe, expect, it } from "vitest"
import { importsOf } from "./arrows/imports"
import type { Tree } from "./arrows/rules"
import { treeAt } from "./arrows/tree"

type Locked = { version?: string; integrity?: string; link?: boolean; inBundle?: boolean; dev?: boolean }
type Advisory = { id: string; package: string; from?: string; below: string; about: string }

let packages: [path: string, Locked][]
let list: { listed: string; source: string; advisories: Advisory[]; accepted: Record<string, string> }

async function lockedIn(file: string) {
  const lock = JSON.parse(await readFile(file, "utf8")) as { packages: Record<string, Locked> }
  return Object.entries(lock.packages).filter(([path, { link }]) => path.includes("node_modules/") && !link)
}

beforeAll(async () => {
  packages = (await Promise.all([lockedIn("package-lock.json"), lockedIn("stacks/package-lock.json")])).flat()
  list = JSON.parse(await readFile("advisories.json", "utf8")) as typeof list
})

const numbers = (version: string) => version.split(/[-+]/)[0]?.split(".").map(Number) ?? []
/** Negative when the first version is older. A prerelease counts as its release. */
function compare(one: string, other: string): number {
  const [a, b] = [numbers(one), numbers(other)]
  for (let at = 0; at < 3; at++) if ((a[at] ?? 0) !== (b[at] ?? 0)) return (a[at] ?? 0) - (b[at] ?? 0)
  return 0
}
const hits = (version: string, { from = "0.0.0", below }: Advisory) =>
  compare(version, from) >= 0 && compare(version, below) < 0
const nameOf = (path: string) => path.split("node_modules/").at(-1) ?? ""

/** Advisories for locked packages of the product, as `id package@version`. */
const found = (among: [string, Locked][]) =>
  among
    .filter(([, { dev }]) => !dev)
    .flatMap(([path, { version = "" }]) =>
      list.advisories
        .filter((one) => one.package === nameOf(path) && hits(version, one))
        .map(({ id }) => ({ id, path, which: `${id} ${nameOf(path)}@${version}` })),
    )

describe("the lock files", () => {
  it("says of every package what it must be, whatever the machine: but of those that come inside another", () => {
    expect(packages.length).toBeGreaterThan(500)
    const loose = packages.filter(([, { integrity, inBundle }]) => !inBundle && !/^sha512-.{80}/.test(integrity ?? ""))
    expect(loose.map(([path]) => path)).toEqual([])
  })

  it("holds no package of the product that is under an advisory that was read, unless it says why", () => {
    const unaccepted = found(packages).filter(({ id }) => !(id in list.accepted))
    expect(unaccepted.map(({ which }) => which)).toEqual([])
    for (const why of Object.values(list.accepted)) expect(why.length).toBeGreaterThan(40)
    // Each accepted advisory still applies, and only inside the tool that synthesises, as its reason says.
    const accepted = found(packages).filter(({ id }) => id in list.accepted)
    expect(new Set(accepted.map(({ id }) => id))).toEqual(new Set(Object.keys(list.accepted)))
    expect(accepted.filter(({ path }) => !path.startsWith("node_modules/aws-cdk-lib/node_modules/"))).toEqual([])
    // The build must not fail only because time has passed.
    const age = (Date.now() - Date.parse(list.listed)) / 86_400_000
    if (age > 92) console.warn(`advisories.json was written ${Math.round(age)} days ago: read ${list.source} again`)
  })

  it("would be found with an older one in it, at any depth, and not for a newer or for a tool", () => {
    const isOnly = (name: string) => list.advisories.filter((each) => each.package === name).length === 1
    const [one] = list.advisories.filter(({ from, package: name }) => from !== undefined && isOnly(name))
    if (!one?.from) throw new Error("No advisory has a beginning")
    const at = (version: string, more: Locked = {}): [string, Locked] => [
      `node_modules/x/node_modules/${one.package}`,
      { version, ...more },
    ]
    expect(found([at(one.from)]).map(({ id }) => id)).toEqual([one.id])
    expect(found([at(one.below), at("999.0.0"), at(one.from, { dev: true })])).toEqual([])
  })
})

const nameIn = (specifier: string) =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/")

/** Imports that the package does not declare and that the root does not declare for tests and types either. */
function undeclared({ files, workspace }: Tree): string[] {
  const declaredAt = (folder: string) => {
    const { dependencies, devDependencies, peerDependencies } = JSON.parse(
      readFileSync(join(folder, "package.json"), "utf8"),
    ) as Record<string, Record<string, string> | undefined>
    return new Set(Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies }))
  }
  const house = declaredAt(".")
  return Object.entries(workspace).flatMap(([own, { folder }]) => {
    const declared = declaredAt(folder)
    return Object.entries(files)
      .filter(([path]) => path.startsWith(`${folder}/`))
      .flatMap(([path, source]) =>
        importsOf(source)
          .filter(({ specifier }) => !/^(\.|\/|node:|vite\/client|\$)/.test(specifier))
          .map(({ specifier, type }) => ({ name: nameIn(specifier), type }))
          .filter(({ name, type }) => {
            const spared = type || /\.test\.tsx?$/.test(path) || !/\/src\//.test(path)
            const typed = type && [...declared, ...house].includes(`@types/${name}`)
            return name !== own && !declared.has(name) && !(spared && (house.has(name) || name in workspace)) && !typed
          })
          .map(({ name }) => `${path} → ${name}`),
      )
  })
}

describe("a package", () => {
  const house = treeAt(process.cwd())
  it("declares what it imports, and does not live by what others have installed", () => {
    expect(undeclared(house)).toEqual([])
    const files = { "web/src/x.ts": 'import { z } from "zod"\nimport { ulid } from "ulid"' }
    expect(undeclared({ ...house, files })).toEqual(["web/src/x.ts → ulid"])
  })
})

describe("a program out of the registry", () => {
  it("is refused when it is another than was read", async () => {
    const work = await mkdtemp(join(tmpdir(), "ventanilla-part-"))
    try {
      await mkdir(join(work, "package/bin"), { recursive: true })
      await writeFile(join(work, "package/bin/program"), "one")
      execFileSync("tar", ["-czf", "part.tgz", "package"], { cwd: work })
      const sum = createHash("sha512")
        .update(await readFile(join(work, "part.tgz")))
        .digest("base64")
      const part = { package: "part", version: "1.0.0", integrity: `sha512-${sum}`, folder: "package/bin" }
      const into = join(work, "into")
      await mkdir(into)
      await expect(
        unpack({ ...part, integrity: parts.dynamodb.integrity }, join(work, "part.tgz"), into),
      ).rejects.toThrow(/checksum/)
      expect(await readdir(into)).toEqual([])
      await unpack(part, join(work, "part.tgz"), into)
      expect(await readFile(join(into, "package/bin/program"), "utf8")).toBe("one")
    } finally {
      await rm(work, { recursive: true, force: true })
    }
  })
})
