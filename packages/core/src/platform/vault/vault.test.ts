import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from "vitest"
import { localTables } from "../../../../../tests/support/local"
import { Act } from "../actor"
import { createID } from "../util/id"
import { Vault } from "."

const inside = <T>(tenantID: string, run: () => Promise<T>) => Act.with({ type: "system", tenantID, job: "test" }, run)

const name = { given: "Xochiquétzal" }

describe.each(["raw", "kms"])("fields sealed with %s keys", (kind) => {
  let dir: string
  beforeAll(async () => {
    expect(inject("dynamodb")).toBeTypeOf("string")
    await localTables()
    dir = await mkdtemp(join(tmpdir(), "ventanilla-vault-"))
    vi.stubEnv("VENTANILLA_KEYS", kind === "raw" ? `raw:${dir}` : "kms")
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
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

  describe("with a person's own key", () => {
    const woman = createID("person")
    const other = createID("person")

    it("open with it for their record, and for no other person, record or consulate", async () => {
      const [one, two] = [createID("tenant"), createID("tenant")]
      for (const tenantID of [one, two]) await inside(tenantID, Vault.createKey)
      const hers = await inside(one, () => Vault.createDataKey(woman))
      const others = await inside(one, () => Vault.createDataKey(other))
      const sealed = await inside(one, () => hers.dataKey.seal("note_a", name))
      expect(Vault.ownerOf(sealed)).toBe(woman)
      expect(Buffer.from(sealed.split(":")[1] ?? "", "base64").toString("latin1")).not.toContain("Xochi")
      await Vault.forget()
      const again = await inside(one, () => Vault.dataKeyOf(woman, hers.wrapped))
      expect(await inside(one, () => again.open("note_a", sealed))).toEqual(name)
      await expect(inside(one, () => again.open("note_b", sealed))).rejects.toThrow()
      await expect(inside(one, () => others.dataKey.open("note_a", sealed))).rejects.toThrow()
      const renamed = sealed.replace(woman, other)
      await expect(inside(one, () => others.dataKey.open("note_a", renamed))).rejects.toThrow()
      await expect(inside(one, () => Vault.dataKeyOf(other, hers.wrapped))).rejects.toThrow()
      await expect(inside(two, () => Vault.dataKeyOf(woman, hers.wrapped))).rejects.toThrow()
    })
  })
})
