import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  verify as verifySignature,
} from "node:crypto"
import { readFile } from "node:fs/promises"
import { canonical } from "../../platform/util/canonical"
import { Certificate, type Statement } from "./offboarding.schema"

export type Signer = { publicKey: KeyObject; sign: (bytes: Buffer) => Promise<Buffer> }

/** The key's id: the SHA-256 of its public half. */
export const keyIDOf = (publicKey: KeyObject) =>
  createHash("sha256")
    .update(publicKey.export({ type: "spki", format: "der" }))
    .digest("hex")

const ed25519 = (key: KeyObject): KeyObject => {
  if (key.asymmetricKeyType !== "ed25519") throw new Error("The signing key is not an Ed25519 key")
  return key
}

/** `file:<path>` or `kms:<key ARN>`; the private half of a KMS key never leaves KMS. */
export async function signerOf(spec: string): Promise<Signer> {
  const [kind] = spec.split(":", 1)
  const where = spec.slice(spec.indexOf(":") + 1)
  if (kind === "kms") return kmsSigner(where)
  const key = ed25519(createPrivateKey(await readFile(where)))
  return { publicKey: createPublicKey(key), sign: async (bytes) => sign(null, bytes, key) }
}

async function kmsSigner(KeyId: string): Promise<Signer> {
  const { GetPublicKeyCommand, KMSClient, SignCommand } = await import("@aws-sdk/client-kms")
  const client = new KMSClient({})
  const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId }))
  const publicKey = createPublicKey({ key: Buffer.from(PublicKey ?? []), type: "spki", format: "der" })
  return {
    publicKey: ed25519(publicKey),
    async sign(Message) {
      const SigningAlgorithm = "ED25519_SHA_512"
      const { Signature } = await client.send(new SignCommand({ KeyId, Message, MessageType: "RAW", SigningAlgorithm }))
      return Buffer.from(Signature ?? [])
    },
  }
}

export async function certify(statement: Statement, signer: Signer): Promise<Certificate> {
  const value = await signer.sign(Buffer.from(canonical(statement)))
  const signature = { algorithm: "Ed25519" as const, keyID: keyIDOf(signer.publicKey), value: value.toString("base64") }
  return { statement, signature }
}

/** Does this key verify this certificate? Needs nothing but the two of them. */
export function verify(
  certificate: unknown,
  publicKey: KeyObject,
): { valid: true; statement: Statement } | { valid: false } {
  const read = Certificate.safeParse(certificate)
  if (!read.success) return { valid: false }
  const { statement, signature } = read.data
  const isSigned =
    signature.keyID === keyIDOf(publicKey) &&
    verifySignature(null, Buffer.from(canonical(statement)), ed25519(publicKey), Buffer.from(signature.value, "base64"))
  return isSigned ? { valid: true, statement } : { valid: false }
}
