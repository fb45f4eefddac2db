import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Archive } from "@ventanilla/core/lifecycle/archive/inside"
import { Restoration } from "@ventanilla/core/lifecycle/restoration/inside"
import { Act } from "@ventanilla/core/platform/actor"
import { forgetClients } from "@ventanilla/core/platform/store"
import { Log } from "@ventanilla/core/util/log"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Filled, fillConsulate } from "./support/life"
import { localCloud } from "./support/local"
import { createWorld, must, type World } from "./support/world"

let world: World
let boston: Filled
let dir: string
let identity: string

const operator = <T>(run: () => Promise<T>) => Act.with({ type: "system", job: "test", tenantID: boston.tenantID }, run)
const status = async () =>
  (
    (await must("GET", `/headquarters/consulates/${boston.tenantID}`, { who: world.headquarters })) as {
      status?: unknown
    }
  ).status

beforeAll(async () => {
  Log.to(() => {})
  // The operator has the custody role of the templates.
  await localCloud({ policed: true })
  world = await createWorld()
  dir = await mkdtemp(join(tmpdir(), "ventanilla-life-"))
  identity = await Archive.generateIdentity()
  boston = await fillConsulate(world, "BOS")
})
afterAll(() => rm(dir, { recursive: true, force: true }))

describe("a restoration", () => {
  it("that dies at any call goes on when it is started again", async () => {
    const recipient = await Archive.identityToRecipient(identity)
    const { path } = await operator(() => Archive.take({ dir, lock: { recipients: [recipient] } }))
    const again = () =>
      operator(() =>
        Restoration.run({
          tenantID: boston.tenantID,
          source: { kind: "archive", path, key: { identity } },
          settleMs: 0,
        }),
      )
    const isOurs = ({ service }: { service: string }) => service === "dynamodb"
    let strikes = 0
    for (let skip = 0; ; skip += 31) {
      const before = world.cloud.faults.struck()
      world.cloud.faults.add({ kind: "crash", skip, match: isOurs })
      const died = await again().then(
        () => false,
        () => true,
      )
      const struck = world.cloud.faults.struck() > before
      world.cloud.faults.clear()
      forgetClients()
      if (died) expect(await again(), `call ${skip}`).toMatchObject({ outcome: "restored" })
      if (struck) strikes++
      expect(await status()).toBe("active")
      forgetClients()
      await operator(() => Restoration.forget({ tenantID: boston.tenantID }))
      if (!struck) break
    }
    expect(strikes).toBeGreaterThan(3)
  }, 300_000)
})
