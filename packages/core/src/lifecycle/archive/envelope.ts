import { Readable } from "node:stream"
import type { ReadableStream } from "node:stream/web"
import { Decrypter, Encrypter } from "age-encryption"

/** Who can decrypt an archive: age recipients (`age1…`), or a passphrase. */
export type Lock = { recipients: [string, ...string[]] } | { passphrase: string }
/** What decrypts it: an age identity (`AGE-SECRET-KEY-…`), or the passphrase. */
export type Key = { identity: string } | { passphrase: string }

type Bytes = globalThis.ReadableStream<Uint8Array>
const toWeb = (stream: Readable) => Readable.toWeb(stream) as unknown as Bytes
const fromWeb = (stream: Bytes) => Readable.fromWeb(stream as unknown as ReadableStream)

/**
 * Encrypts a stream as an age file: each chunk is authenticated, so that neither a changed nor a missing chunk goes
 * unnoticed.
 */
export async function close(plain: Readable, lock: Lock): Promise<Readable> {
  const encrypter = new Encrypter()
  if ("passphrase" in lock) encrypter.setPassphrase(lock.passphrase)
  else for (const recipient of lock.recipients) encrypter.addRecipient(recipient)
  return fromWeb(await encrypter.encrypt(toWeb(plain)))
}

export async function open(closed: Readable, key: Key): Promise<Readable> {
  const decrypter = new Decrypter()
  if ("passphrase" in key) decrypter.addPassphrase(key.passphrase)
  else decrypter.addIdentity(key.identity)
  return fromWeb(await decrypter.decrypt(toWeb(closed)))
}

export { generateIdentity, identityToRecipient } from "age-encryption"
