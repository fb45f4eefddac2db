import { readFile } from "node:fs/promises"
import { beforeAll, describe, expect, it } from "vitest"

type Locked = { version?: string; integrity?: string; link?: boolean; inBundle?: boolean; dev?: boolean }
type Advisory = { id: string; package: string; from?: string; below: string; about: string }

let packages: [path: string, Locked][]
let list: { listed: string; source: string; advisories: Advisory[]; accepted: Record<string, string> }

beforeAll(async () => {
  const lock = JSON.parse(await readFile("package-lock.json", "utf8")) as { packages: Record<string, Locked> }
  packages = Object.entries(lock.packages).filter(([path, { link }]) => path.includes("node_modules/") && !link)
  list = JSON.parse(await readFile("advisories.json", "utf8")) as typeof list
})

const numbers = (version: string) => version.split(/[-+]/)[0]?.split(".").map(Number) ?? []
/** Below zero when the one version is older. A version before its release counts as it. */
function compare(one: string, other: string): number {
  const [a, b] = [numbers(one), numbers(other)]
  for (let at = 0; at < 3; at++) if ((a[at] ?? 0) !== (b[at] ?? 0)) return (a[at] ?? 0) - (b[at] ?? 0)
  return 0
}
const hits = (version: string, { from = "0.0.0", below }: Advisory) =>
  compare(version, from) >= 0 && compare(version, below) < 0
const nameOf = (path: string) => path.split("node_modules/").at(-1) ?? ""

/** Advisories that a locked package of the product is under, as `id package@version`. */
const found = (among: [string, Locked][]) =>
  among
    .filter(([, { dev }]) => !dev)
    .flatMap(([path, { version = "" }]) =>
      list.advisories
        .filter((one) => one.package === nameOf(path) && hits(version, one))
        .map(({ id }) => ({ id, path, which: `${id} ${nameOf(path)}@${version}` })),
    )

describe("the lock file", () => {
  it("says of every package what it must be, whatever the machine: but of those that come inside another", () => {
    expect(packages.length).toBeGreaterThan(500)
    const loose = packages.filter(([, { integrity, inBundle }]) => !inBundle && !/^sha512-.{80}/.test(integrity ?? ""))
    expect(loose.map(([path]) => path)).toEqual([])
  })

  it("holds no package of the product that is under an advisory that was read, unless it says why", () => {
    const unaccepted = found(packages).filter(({ id }) => !(id in list.accepted))
    expect(unaccepted.map(({ which }) => which)).toEqual([])
    for (const why of Object.values(list.accepted)) expect(why.length).toBeGreaterThan(40)
    // What is accepted is still there, and where its reason says: inside of the tool that synthesises.
    const accepted = found(packages).filter(({ id }) => id in list.accepted)
    expect(new Set(accepted.map(({ id }) => id))).toEqual(new Set(Object.keys(list.accepted)))
    expect(accepted.filter(({ path }) => !path.startsWith("node_modules/aws-cdk-lib/node_modules/"))).toEqual([])
    // A machine that builds on some later day is not to fail for the day alone.
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
