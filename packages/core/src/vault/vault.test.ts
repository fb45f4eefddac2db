import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto"
import { mkdtemp, rm } from "node:fs/promises"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from "vitest"
import { localTables } from "../../../../tests/support/local"
import { Act } from "../actor"
import { createID } from "../util/id"
import { Vault } from "."

const inside = <T>(tenantID: string, run: () => Promise<T>) => Act.with({ type: "system", tenantID, job: "test" }, run)

type Asked = {
  KeyId?: string
  Plaintext?: string
  CiphertextBlob?: string
  EncryptionContext?: Record<string, string>
  AliasName?: string
  TargetKeyId?: string
}

/** The part of KMS that the product calls, over its real protocol: keys that never leave, bound to an encryption context. */
function smallKms() {
  const keys = new Map<string, Buffer>()
  const aliases = new Map<string, string>()
  const arn = (id: string) => `arn:aws:kms:us-east-1:000000000000:key/${id}`
  const idOf = (key = "") => aliases.get(key) ?? key.replace(/^.*key\//, "")
  const bound = (context = {}) => Buffer.from(JSON.stringify(Object.entries(context).sort()))
  const wrap = (id: string, plain: Buffer, context?: object) => {
    const iv = randomBytes(12)
    const cipher = createCipheriv("aes-256-gcm", keys.get(id) ?? Buffer.alloc(0), iv).setAAD(bound(context))
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
    return Buffer.concat([Buffer.from(id.padEnd(40)), iv, cipher.getAuthTag(), sealed]).toString("base64")
  }
  const acts: Record<string, (asked: Asked) => object> = {
    CreateKey: () => {
      const id = randomBytes(8).toString("hex")
      keys.set(id, randomBytes(32))
      return { KeyMetadata: { KeyId: id, Arn: arn(id) } }
    },
    CreateAlias: ({ AliasName = "", TargetKeyId = "" }) => {
      aliases.set(AliasName, TargetKeyId)
      return {}
    },
    DescribeKey: ({ KeyId }) => ({ KeyMetadata: { KeyId: idOf(KeyId), Arn: arn(idOf(KeyId)) } }),
    GenerateDataKey: ({ KeyId, EncryptionContext }) => {
      const plain = randomBytes(32)
      const id = idOf(KeyId)
      return { KeyId: arn(id), Plaintext: plain.toString("base64"), CiphertextBlob: wrap(id, plain, EncryptionContext) }
    },
    Decrypt: ({ CiphertextBlob = "", EncryptionContext }) => {
      const blob = Buffer.from(CiphertextBlob, "base64")
      const id = blob.subarray(0, 40).toString().trim()
      const decipher = createDecipheriv("aes-256-gcm", keys.get(id) ?? Buffer.alloc(0), blob.subarray(40, 52))
      decipher.setAAD(bound(EncryptionContext)).setAuthTag(blob.subarray(52, 68))
      const plain = Buffer.concat([decipher.update(blob.subarray(68)), decipher.final()])
      return { KeyId: arn(id), Plaintext: plain.toString("base64") }
    },
    ScheduleKeyDeletion: ({ KeyId }) => {
      keys.delete(idOf(KeyId))
      return {}
    },
  }
  return createServer(async (request, response) => {
    const body = Buffer.concat(await (request as unknown as { toArray(): Promise<Buffer[]> }).toArray())
    const action = String(request.headers["x-amz-target"]).split(".")[1] ?? ""
    const asked = JSON.parse(body.toString()) as Asked
    const missing = action === "DescribeKey" && !keys.has(idOf(asked.KeyId))
    response.writeHead(missing ? 400 : 200, { "content-type": "application/x-amz-json-1.1" })
    response.end(JSON.stringify(missing ? { __type: "NotFoundException" } : acts[action]?.(asked)))
  })
}

const name = { given: "Xochiquétzal" }

describe.each(["raw", "kms"])("fields sealed with %s keys", (kind) => {
  let server: Server
  let dir: string
  beforeAll(async () => {
    expect(inject("dynamodb")).toBeTypeOf("string")
    await localTables()
    server = smallKms().listen(0, "127.0.0.1")
    await new Promise((done) => server.once("listening", done))
    vi.stubEnv("AWS_ENDPOINT_URL_KMS", `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    dir = await mkdtemp(join(tmpdir(), "ventanilla-vault-"))
    vi.stubEnv("VENTANILLA_KEYS", kind === "raw" ? `raw:${dir}` : "kms")
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    server.close()
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
