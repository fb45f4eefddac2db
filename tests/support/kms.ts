import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  randomUUID,
  sign,
} from "node:crypto"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"

type Asked = Record<string, unknown> & {
  KeyId?: string
  CiphertextBlob?: string
  EncryptionContext?: Record<string, string>
  Tags?: { TagKey: string; TagValue: string }[]
}
type Key = {
  secret: Buffer
  state: string
  rotation: boolean
  created: number
  tags: Map<string, string>
  policy?: string
  description?: string
  deletion?: number
  signing?: KeyObject
}
type Death = { action: string; when: "before" | "after" }

class Refused extends Error {}
const region = "us-east-1"
const account = "000000000000"
const arnOf = (id: string) => `arn:aws:kms:${region}:${account}:key/${id}`
const bound = (context = {}) => Buffer.from(JSON.stringify(Object.entries(context).sort()))

/**
 * The part of KMS that the product calls, over its real protocol: keys that never leave, bound to an encryption context,
 * made anew by every CreateKey, without a name until an alias names them. `die` cuts one call before or after it is done.
 */
export async function smallKms() {
  const keys = new Map<string, Key>()
  const aliases = new Map<string, string>()
  const calls: { action: string; asked: Asked }[] = []
  let death: Death | undefined
  let dead = false
  let struck = 0
  let time = 1_700_000_000

  const idOf = (key = "") => aliases.get(key) ?? key.replace(/^.*key\//, "")
  function keyOf(name = ""): [string, Key] {
    const id = idOf(name)
    const key = keys.get(id)
    if (!key) throw new Refused("NotFoundException")
    return [id, key]
  }
  function usable(name?: string): [string, Key] {
    const [id, key] = keyOf(name)
    if (key.state !== "Enabled") throw new Refused("KMSInvalidStateException")
    return [id, key]
  }
  function wrap(id: string, plain: Buffer, context?: object) {
    const iv = randomBytes(12)
    const cipher = createCipheriv("aes-256-gcm", keys.get(id)?.secret ?? Buffer.alloc(0), iv).setAAD(bound(context))
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
    return Buffer.concat([Buffer.from(id.padEnd(40)), iv, cipher.getAuthTag(), sealed]).toString("base64")
  }
  const metadata = (id: string, { state, created, description, deletion }: Key) => ({
    KeyId: id,
    Arn: arnOf(id),
    KeyState: state,
    CreationDate: created,
    Description: description,
    ...(deletion ? { DeletionDate: deletion } : {}),
  })
  function create(asked: Asked, signing?: KeyObject) {
    const id = randomUUID()
    const tags = new Map((asked.Tags ?? []).map(({ TagKey, TagValue }) => [TagKey, TagValue]))
    const key: Key = { secret: randomBytes(32), state: "Enabled", rotation: false, created: time++, tags }
    if (typeof asked.Policy === "string") key.policy = asked.Policy
    if (typeof asked.Description === "string") key.description = asked.Description
    if (signing) key.signing = signing
    keys.set(id, key)
    return { KeyMetadata: metadata(id, key) }
  }

  const acts: Record<string, (asked: Asked) => object> = {
    CreateKey: (asked) => create(asked),
    CreateAlias({ AliasName, TargetKeyId }) {
      if (aliases.has(String(AliasName))) throw new Refused("AlreadyExistsException")
      aliases.set(String(AliasName), keyOf(String(TargetKeyId))[0])
      return {}
    },
    DeleteAlias({ AliasName }) {
      if (!aliases.delete(String(AliasName))) throw new Refused("NotFoundException")
      return {}
    },
    DescribeKey: ({ KeyId }) => ({ KeyMetadata: metadata(...keyOf(KeyId)) }),
    EnableKeyRotation({ KeyId }) {
      usable(KeyId)[1].rotation = true
      return {}
    },
    DisableKeyRotation({ KeyId }) {
      usable(KeyId)[1].rotation = false
      return {}
    },
    GetKeyRotationStatus: ({ KeyId }) => ({ KeyRotationEnabled: keyOf(KeyId)[1].rotation }),
    // Two a page: whoever reads the first page only misses most of them.
    ListKeys({ Marker }) {
      const all = [...keys.keys()]
      const from = Number(Marker ?? 0)
      const Keys = all.slice(from, from + 2).map((KeyId) => ({ KeyId, KeyArn: arnOf(KeyId) }))
      return { Keys, ...(from + 2 < all.length ? { Truncated: true, NextMarker: String(from + 2) } : {}) }
    },
    ListAliases: () => ({ Aliases: [...aliases].map(([AliasName, TargetKeyId]) => ({ AliasName, TargetKeyId })) }),
    ListResourceTags: ({ KeyId }) => ({
      Tags: [...keyOf(KeyId)[1].tags].map(([TagKey, TagValue]) => ({ TagKey, TagValue })),
    }),
    TagResource({ KeyId, Tags = [] }) {
      for (const { TagKey, TagValue } of Tags) keyOf(KeyId)[1].tags.set(TagKey, TagValue)
      return {}
    },
    ScheduleKeyDeletion({ KeyId, PendingWindowInDays }) {
      const [id, key] = keyOf(KeyId)
      if (key.state === "PendingDeletion") throw new Refused("KMSInvalidStateException")
      key.state = "PendingDeletion"
      key.deletion = Math.floor(Date.now() / 1000) + Number(PendingWindowInDays) * 86_400
      return { KeyId: arnOf(id), DeletionDate: key.deletion, KeyState: key.state }
    },
    GenerateDataKey({ KeyId, EncryptionContext }) {
      const plain = randomBytes(32)
      const [id] = usable(KeyId)
      return {
        KeyId: arnOf(id),
        Plaintext: plain.toString("base64"),
        CiphertextBlob: wrap(id, plain, EncryptionContext),
      }
    },
    Decrypt({ CiphertextBlob = "", EncryptionContext }) {
      const blob = Buffer.from(CiphertextBlob, "base64")
      const [id, { secret }] = usable(blob.subarray(0, 40).toString().trim())
      const decipher = createDecipheriv("aes-256-gcm", secret, blob.subarray(40, 52))
      decipher.setAAD(bound(EncryptionContext)).setAuthTag(blob.subarray(52, 68))
      const plain = Buffer.concat([decipher.update(blob.subarray(68)), decipher.final()])
      return { KeyId: arnOf(id), Plaintext: plain.toString("base64") }
    },
    GetPublicKey({ KeyId }) {
      const { signing } = keyOf(KeyId)[1]
      if (!signing) throw new Refused("UnsupportedOperationException")
      const spki = createPublicKey(signing).export({ type: "spki", format: "der" })
      return { PublicKey: spki.toString("base64"), KeySpec: "ECC_NIST_EDWARDS25519" }
    },
    Sign({ KeyId, Message, MessageType, SigningAlgorithm }) {
      const { signing } = usable(KeyId)[1]
      const isAsked = MessageType === "RAW" && SigningAlgorithm === "ED25519_SHA_512"
      const message = Buffer.from(String(Message), "base64")
      if (!signing || !isAsked || message.length > 4096) throw new Refused("ValidationException")
      return { Signature: sign(null, message, signing).toString("base64") }
    },
  }

  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await (request as unknown as { toArray(): Promise<Buffer[]> }).toArray())
    const action = String(request.headers["x-amz-target"]).split(".")[1] ?? ""
    const asked = JSON.parse(body.toString()) as Asked
    calls.push({ action, asked })
    const strikes = death?.action === action ? death.when : undefined
    if (strikes) struck++
    if (strikes) dead = true
    // Whoever died tries nothing again.
    if (dead && strikes !== "after") return request.socket.destroy()
    const answer = (status: number, value: unknown) => {
      response.writeHead(status, { "content-type": "application/x-amz-json-1.1" })
      response.end(JSON.stringify(value))
    }
    try {
      const value = acts[action]?.(asked)
      if (strikes === "after") return request.socket.destroy()
      answer(value ? 200 : 400, value ?? { __type: "UnknownOperationException" })
    } catch (error) {
      answer(400, { __type: error instanceof Refused ? error.message : "InvalidCiphertextException" })
    }
  }).listen(0, "127.0.0.1")
  await new Promise((done) => server.once("listening", done))

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keys,
    aliases,
    calls,
    arnOf,
    /** From the first call of this kind every call is cut, until `live()`. */
    die: (action: string, when: Death["when"]) => {
      death = { action, when }
      struck = 0
    },
    /** How many calls were cut since `die`. */
    struck: () => struck,
    live: () => {
      death = undefined
      dead = false
    },
    signingKey: () => create({}, generateKeyPairSync("ed25519").privateKey).KeyMetadata.Arn,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
