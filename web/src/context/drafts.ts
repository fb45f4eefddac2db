import { keptHours } from "@ventanilla/core/data/draft-hours"
import { send } from "../api"
import { place } from "./place"
import { membership, onLeave, onPlaceChange } from "./session"
import { deviceStorage } from "./storage"
import { now, serverNow } from "./time"

/**
 * Unsent input is on this device as ciphertext only. Its key comes from the server, for this person on this device, and
 * is held in memory: a reload, a crash or an expired session loses it, and signing in again as the same person brings
 * it back. Nobody else gets it, and the device alone cannot open anything. Signing out deletes drafts and key; the
 * server forgets the key by itself after a shift.
 */
export type Draft = { values: object; attempt?: { content: string; key: string } | undefined; path: string; at: string }

type Keys = { seal: CryptoKey; name: CryptoKey }
type Entry = { iv: string; data: string; at: number }

const prefix = "draft."
const device = (): string => {
  const known = deviceStorage.read("device")
  if (known && /^[0-9a-f]{32}$/.test(known)) return known
  const made = hex(crypto.getRandomValues(new Uint8Array(16)))
  deviceStorage.write("device", made)
  return made
}

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")
const toText = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
const toBytes = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
const utf8 = new TextEncoder()

let keys: Promise<Keys | undefined> | undefined

/** The keys of this session; undefined while the server cannot be reached, and for headquarters. */
function unlocked(): Promise<Keys | undefined> {
  if (!membership()) return Promise.resolve(undefined)
  keys ??= ask().catch(() => {
    // Not reached: tried again with the next keystroke.
    keys = undefined
    return undefined
  })
  return keys
}

/** The key that the server keeps for this person on this device; creates it for a shift or longer if there is none. */
export async function ofThisDevice(keep?: "shift" | "away"): Promise<CryptoKey> {
  const deviceID = device()
  if (keep) await send("POST", "/api/drafts/keep", { json: { deviceID, away: keep === "away" } })
  const { key } = await send<{ key: string }>("GET", `/api/drafts/key?deviceID=${deviceID}`)
  return crypto.subtle.importKey("raw", toBytes(key), "HKDF", false, ["deriveKey"])
}

async function ask(): Promise<Keys> {
  const base = await ofThisDevice("shift")
  const derived = (info: string, algorithm: AesKeyGenParams | HmacKeyGenParams, uses: KeyUsage[]) =>
    crypto.subtle.deriveKey(
      { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: utf8.encode(info) },
      base,
      algorithm,
      false,
      uses,
    )
  const [seal, name] = await Promise.all([
    derived("draft", { name: "AES-GCM", length: 256 }, ["encrypt", "decrypt"]),
    derived("name", { name: "HMAC", hash: "SHA-256", length: 256 }, ["sign"]),
  ])
  return { seal, name }
}

/** The form's name is hashed too: without the key it cannot be known. */
const storageKeyOf = async ({ name }: Keys, called: string) =>
  prefix + hex(new Uint8Array(await crypto.subtle.sign("HMAC", name, utf8.encode(`${place()} ${called}`)))).slice(0, 32)

/** A number that could not be parsed is left out; in JSON it would come back as `null`, which is a value. */
const understood = (_key: string, value: unknown) => (Number.isNaN(value) ? undefined : value)

/** Seals a draft on this device; false when it could not, and the draft is in memory only. */
export async function write(called: string, draft: Draft): Promise<boolean> {
  const mine = await unlocked()
  if (!mine) return false
  const at = await storageKeyOf(mine, called)
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const plain = utf8.encode(JSON.stringify(draft, understood))
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: utf8.encode(at) }, mine.seal, plain)
  // Signed out or moved to another consulate while it was being sealed: nothing is stored for somebody who has left.
  if ((await keys) !== mine) return false
  const entry: Entry = { iv: toText(iv), data: toText(new Uint8Array(data)), at: now().getTime() }
  return deviceStorage.write(at, JSON.stringify(entry))
}

/** The stored draft, if this person typed it. */
export async function read(called: string): Promise<Draft | undefined> {
  sweep()
  const mine = await unlocked()
  return mine && open(mine, await storageKeyOf(mine, called))
}

async function open({ seal }: Keys, at: string): Promise<Draft | undefined> {
  const stored = deviceStorage.read(at)
  if (!stored) return undefined
  const { iv, data } = JSON.parse(stored) as Entry
  try {
    const algorithm = { name: "AES-GCM", iv: toBytes(iv), additionalData: utf8.encode(at) }
    const plain = await crypto.subtle.decrypt(algorithm, seal, toBytes(data))
    return JSON.parse(new TextDecoder().decode(plain)) as Draft
  } catch {
    // Another person's, or under a forgotten key: unreadable for this person.
    return undefined
  }
}

export async function drop(called: string): Promise<void> {
  const mine = await unlocked()
  if (mine) deviceStorage.drop(await storageKeyOf(mine, called))
}

/** This person's unsent drafts, newest first. */
export async function unsent(): Promise<Draft[]> {
  sweep()
  const mine = await unlocked()
  if (!mine) return []
  const found = await Promise.all(draftKeys().map((at) => open(mine, at)))
  return found.flatMap((draft) => draft ?? []).sort((a, b) => b.at.localeCompare(a.at))
}

const draftKeys = () => deviceStorage.names().filter((name) => name.startsWith(prefix))

/**
 * Drafts older than any key are unreadable for everybody. By the server's clock, because a computer's may be days
 * wrong.
 */
function sweep(): void {
  const at = serverNow()
  if (at === undefined) return
  const oldest = at - keptHours * 3_600_000
  for (const name of draftKeys()) {
    const { at: kept } = JSON.parse(deviceStorage.read(name) ?? "{}") as Partial<Entry>
    if (!kept || kept < oldest) deviceStorage.drop(name)
  }
}

const flushing = new Set<() => Promise<unknown>>()
/** Called when the session expires: the last input of an open form is sealed first. */
export const onFlush = (run: () => Promise<unknown>) => {
  flushing.add(run)
  return () => flushing.delete(run)
}

onLeave(async (why) => {
  if (why === "asked") {
    for (const at of draftKeys()) deviceStorage.drop(at)
    keys = undefined
    await send("POST", "/api/drafts/forget", { json: { deviceID: device() } }).catch(() => undefined)
    return
  }
  await Promise.all([...flushing].map((run) => run()))
  keys = undefined
})
onPlaceChange(() => {
  keys = undefined
})
