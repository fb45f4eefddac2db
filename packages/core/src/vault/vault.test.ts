import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from "vitest"
import { smallKms } from "../../../../tests/support/kms"
import { localTables } from "../../../../tests/support/local"
import { Act } from "../actor"
import { createID } from "../util/id"
import { Vault } from "."

const inside = <T>(tenantID: string, run: () => Promise<T>) => Act.with({ type: "system", tenantID, job: "test" }, run)

const name = { given: "Xochiquétzal" }

describe.each(["raw", "kms"])("fields sealed with %s keys", (kind) => {
  let kms: Awaited<ReturnType<typeof smallKms>>
  let dir: string
  beforeAll(async () => {
    expect(inject("dynamodb")).toBeTypeOf("string")
    await localTables()
    kms = await smallKms()
    vi.stubEnv("AWS_ENDPOINT_URL_KMS", kms.url)
    dir = await mkdtemp(join(tmpdir(), "ventanilla-vault-"))
    vi.stubEnv("VENTANILLA_KEYS", kind === "raw" ? `raw:${dir}` : "kms")
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    kms.close()
    await rm(dir, { recursive: true })
  })
  afterEach(() => vi.restoreAllMocks())

  it("open for their record and their consulate, and for no other", async () => {
    const [one, two] = [createID("tenant"), createID("tenant")]
    for (const tenantID of [one, two]) await inside(tenantID, Vault.createKey)
    await inside(one, Vault.createKey)
    const sealed = await inside(one, () => Vault.seal("per_a", name))
    expect(Buffer.from(sealed, "base64").toString("latin1")).not.toContain("Xochi")
    expect(await inside(one, () => Vault.open("per_a", sealed))).toEqual(name)
    await expect(inside(one, () => Vault.open("per_b", sealed))).rejects.toThrow()
    await expect(inside(two, () => Vault.open("per_a", sealed))).rejects.toThrow()
    const flipped = Buffer.from(sealed, "base64")
    flipped[flipped.length - 1] = (flipped.at(-1) ?? 0) ^ 1
    await expect(inside(one, () => Vault.open("per_a", flipped.toString("base64")))).rejects.toThrow()
  })

  it("are gone for good with the key", async () => {
    const tenantID = createID("tenant")
    await inside(tenantID, Vault.createKey)
    const sealed = await inside(tenantID, () => Vault.seal("per_a", name))
    await inside(tenantID, Vault.destroyKey)
    await inside(tenantID, Vault.createKey)
    await expect(inside(tenantID, () => Vault.open("per_a", sealed))).rejects.toThrow()
  })
})
