import { createHash } from "node:crypto"
import { mkdtemp } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb"
import { Act } from "@ventanilla/core/platform/actor"
import { forgetClients, Store } from "@ventanilla/core/platform/store"
import { Numbers } from "@ventanilla/core/reporting/numbers/inside"
import { Log } from "@ventanilla/core/util/log"
import { asFunction } from "@ventanilla/local/functions"
import { beforeAll, describe, expect, it } from "vitest"
import { canary } from "../support/inputs"
import { type LocalCloud, localCloud } from "../support/local"
import { templatesOf } from "../support/policies"
import { posted } from "../support/world"
import { liveThrough } from "./journeys"
import { dump, files, folded, leaks, words } from "./leaks"

let cloud: LocalCloud
let tenants: string[]
let secrets: string[]
let dir: string
const denied: string[] = []
const system = { type: "system" as const, job: "test" }

// As with `npm start -- --iam`: the gateway evaluates the policies first.
beforeAll(async () => {
  Log.to(() => undefined)
  const stage = "enforced"
  dir = await mkdtemp(join(tmpdir(), "ventanilla-enforced-"))
  cloud = await localCloud({
    stage,
    dir,
    iam: { templates: await templatesOf(stage) },
    onDenied: (message) => void denied.push(message),
  })
  const lived = await liveThrough()
  tenants = lived.tenants
  secrets = [...new Set([...Object.values(canary), ...words(lived.said)])]
}, 900_000)

const table = (tenantID: string | undefined) => `${cloud.names.consulatePrefix}${tenantID}`
const key = { pk: "casefile#x", sk: "x" }
const refused = { name: "AccessDeniedException" }

describe("with every request judged by the synthesised policies", () => {
  it("people live with the product, and nothing is refused but what the canary of each consulate asks", () => {
    const unexpected = denied.filter((message) => !/dynamodb:GetItem on resource: \S+-consulate-ten_/.test(message))
    expect(unexpected).toEqual([])
    expect(denied).toHaveLength(6)
    for (const message of denied) expect(message).toMatch(/^User: arn:aws:sts::\d+:assumed-role\/ventanilla-enforced-/)
  })

  it("a function reads no partition of the registry that its role does not name", async () => {
    const { client, table: TableName } = await asFunction("digest", () => Act.with(system, () => Store.registry()))
    const read = (pk: string) => client.send(new GetCommand({ TableName, Key: { pk, sk: "current" } }))
    expect((await read("template#settings")).$metadata.httpStatusCode).toBe(200)
    await expect(read("headquarters")).rejects.toMatchObject(refused)
  })

  it("headquarters' session reads no consulate's table, and a consulate's none but its own", async () => {
    const headquarters = await asFunction("api", () =>
      Act.with({ type: "headquarters", identity: "test" }, () => Store.registry()),
    )
    const inside = await asFunction("api", () =>
      Act.with({ ...system, tenantID: tenants[0] ?? "" }, () => Store.consulate()),
    )
    const read = (client: typeof inside.client, tenantID: string | undefined) =>
      client.send(new GetCommand({ TableName: table(tenantID), Key: key }))
    await expect(read(headquarters.client, tenants[0])).rejects.toMatchObject(refused)
    await expect(read(inside.client, tenants[1])).rejects.toMatchObject(refused)
    expect((await read(inside.client, tenants[0])).Item).toBeUndefined()
    const office = { pk: "tenants", sk: "x" }
    const write = headquarters.client.send(new PutCommand({ TableName: cloud.names.registry, Item: office }))
    await expect(write).rejects.toMatchObject(refused)
  })

  it("the planner enters no consulate", async () => {
    forgetClients()
    const entering = asFunction("plan", () =>
      Act.with({ ...system, tenantID: tenants[0] ?? "" }, async () => {
        const { client } = await Store.consulate()
        return client.send(new GetCommand({ TableName: table(tenants[0]), Key: key }))
      }),
    )
    await expect(entering).rejects.toMatchObject({ name: "AccessDenied" })
  })
})

describe("what lies in the tables when people have lived with the product", () => {
  it.each([0, 1])(
    "every act has kept what lists of case files say without reading on (consulate %i)",
    async (index) => {
      const tenantID = tenants[index] ?? ""
      const { checked, drift } = await asFunction("api", () =>
        Act.with({ ...system, tenantID }, () => Numbers.findDrift("standing")),
      )
      expect(drift).toEqual([])
      expect(checked).toBeGreaterThan(5)
      const items = await dump(cloud, table(tenantID))
      const of = (kind: string, casefileID: unknown) =>
        items.filter((item) => item.__edb_e__ === kind && item.casefileID === casefileID)
      const files = items.filter(({ __edb_e__ }) => __edb_e__ === "casefile")
      for (const { casefileID, next, reachedAt } of files) {
        const open = of("followup", casefileID).filter(({ status }) => status === "waiting" || status === "due")
        const reached = of("contact", casefileID).filter(({ outcome }) => outcome === "reached")
        expect([next, reachedAt]).toEqual([
          Object.fromEntries(open.map(({ followupID, dueAt }) => [followupID, dueAt])),
          reached
            .map(({ at }) => new Date(String(at)).toISOString())
            .sort()
            .at(-1),
        ])
      }
      expect(files.some(({ next }) => Object.keys(next as object).length > 0)).toBe(true)
      expect(files.some(({ reachedAt }) => reachedAt)).toBe(true)
    },
  )

  const salts = () => [...tenants, "ventanilla", cloud.names.registry]

  it("betrays nothing that was said about a woman, in clear or to a dictionary without the key", async () => {
    expect(secrets.length).toBeGreaterThan(5)
    for (const name of [...tenants.slice(0, 2).map(table), cloud.names.registry]) {
      // What headquarters publishes is the same for everybody, so it may contain one of her words.
      const items = (await dump(cloud, name)).filter(({ pk }) => !/^(protocol#|template#|catalogues$)/.test(String(pk)))
      expect(items.length).toBeGreaterThan(20)
      expect(leaks(items, secrets, salts(), posted)).toEqual([])
    }
  })

  it("nor does the disk: keys, mails, the vault, the people who sign in", async () => {
    const found = await files(dir)
    expect([...new Set(found.map(({ pk }) => String(pk).split("/")[0]))]).toEqual(
      expect.arrayContaining(["kms.json", "mail", "vault", "cognito"]),
    )
    expect(leaks(found, secrets, salts(), posted)).toEqual([])
  })

  it("would be found betraying it in any legible form, and by a plain digest of a name", async () => {
    const [{ sha256 = "" } = {}] = [{ sha256: createHash("sha256").update(folded(canary.firstSurname)).digest("hex") }]
    const planted = {
      clear: canary.given,
      accents: folded(canary.given).toUpperCase(),
      phone: canary.phone.replaceAll(" ", "-"),
      base64: Buffer.from(`her name is ${canary.given}`.slice(12)).toString("base64"),
      hex: Buffer.from(canary.firstSurname).toString("hex"),
      digest: `word#${sha256.slice(0, 16)}`,
      nested: { deep: [canary.witness] },
      [canary.preferred]: true,
    }
    for (const [name, value] of Object.entries(planted)) {
      const item = { pk: "x#1", sk: "x", [name]: value }
      expect(leaks([item], secrets, salts()), name).toHaveLength(1)
    }
    const last = posted.slice(-3)
    for (const { method, path, text } of last)
      for (const said of [text, `${method} ${path}\n${text}`, `${path}${text}`])
        for (const made of ["hex", "base64", "base64url"] as const) {
          const digest = createHash("sha256").update(said).digest(made).slice(0, 22)
          expect(leaks([{ pk: "x#1", sk: digest }], [], [], last)).toHaveLength(1)
          expect(leaks([{ pk: "x", sk: "file", bytes: `{"at":"${digest}"}` }], [], [], last)).toHaveLength(1)
        }
    expect(leaks([{ pk: "x#1", sk: "x", quiet: "documentation", at: "2030-03-04" }], secrets, salts())).toEqual([])
  })
})
