/**
 * Ciphertext with what is needed to open it, as IndexedDB stores it. `name` is authenticated, so one cannot replace
 * another.
 */
export type Sealed = { iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer; from?: ArrayBuffer }

const utf8 = new TextEncoder()
const curve = { name: "ECDH", namedCurve: "P-256" } as const
const gcm = { name: "AES-GCM", length: 256 } as const

/** A non-extractable key. */
export const makeKey = () => crypto.subtle.generateKey(gcm, false, ["encrypt", "decrypt"])

async function encrypt(key: CryptoKey, value: unknown, name: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const plain = utf8.encode(JSON.stringify(value))
  return {
    iv,
    data: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: utf8.encode(name) }, key, plain),
  }
}

async function decrypt<T>(key: CryptoKey, { iv, data }: Sealed, name: string): Promise<T> {
  const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: utf8.encode(name) }, key, data)
  return JSON.parse(new TextDecoder().decode(plain)) as T
}

export { decrypt as open, encrypt as seal }

const agreed = async (priv: CryptoKey, pub: CryptoKey) => {
  const bits = await crypto.subtle.deriveBits({ name: "ECDH", public: pub }, priv, 256)
  const base = await crypto.subtle.importKey("raw", bits, "HKDF", false, ["deriveKey"])
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: utf8.encode("away") }
  return crypto.subtle.deriveKey(how, base, gcm, false, ["encrypt", "decrypt"])
}

/**
 * A key pair for data that this device may write but not read again: the private key is wrapped with `keeper`, a key
 * that the server gives to one person.
 */
export async function makePair(keeper: CryptoKey): Promise<{ pub: CryptoKey; closed: Sealed }> {
  const pair = await crypto.subtle.generateKey(curve, true, ["deriveBits"])
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const data = await crypto.subtle.wrapKey("pkcs8", pair.privateKey, keeper, { name: "AES-GCM", iv })
  return { pub: pair.publicKey, closed: { iv, data } }
}

/** The private key; throws when `keeper` is not the key that wrapped it. */
export const openPair = (keeper: CryptoKey, { iv, data }: Sealed) =>
  crypto.subtle.unwrapKey("pkcs8", data, keeper, { name: "AES-GCM", iv }, curve, false, ["deriveBits"])

/** Seals a value for the owner of the private key; the ephemeral key is forgotten at once. */
export async function sealFor(pub: CryptoKey, value: unknown, name: string): Promise<Sealed> {
  const once = await crypto.subtle.generateKey(curve, false, ["deriveBits"])
  const sealed = await encrypt(await agreed(once.privateKey, pub), value, name)
  return { ...sealed, from: await crypto.subtle.exportKey("raw", once.publicKey) }
}

export async function openWith<T>(priv: CryptoKey, sealed: Sealed, name: string): Promise<T> {
  if (!sealed.from) throw new Error("not sealed for a pair")
  const from = await crypto.subtle.importKey("raw", sealed.from, curve, false, [])
  return decrypt<T>(await agreed(priv, from), sealed, name)
}
