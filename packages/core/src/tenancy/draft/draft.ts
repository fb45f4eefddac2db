import { randomBytes } from "node:crypto"
import { Audit } from "../../audit/audit/inside"
import { Act, verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { commit, retrying, Store, Writes } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { omitNil } from "../../platform/util/omit-nil"
import { Vault } from "../../platform/vault"
import { DraftEntity, type DraftRow } from "./draft.entity"
import { isKept, lease } from "./draft.rules"
import { DeviceInput, KeepInput, type Key } from "./draft.schema"

// What is typed and not sent yet lies on the device, sealed. Its key lies here, for one person on one device, and only
// whoever signs in as that person gets it: the device alone opens nothing.

/**
 * Creates the key if there is none, and keeps it for another shift, or longer for a device without network. `key` reads
 * it.
 */
export const keep = verb("draft.keep", KeepInput, ({ deviceID, away }) => {
  return retrying(async () => {
    const found = await row(deviceID)
    const now = Clock.iso()
    const known = isKept(found, now) ? found : undefined
    const sealed = known?.sealed ?? (await Vault.seal(nameOf(deviceID), { key: randomBytes(32).toString("base64") }))
    const next = {
      ...lease(now, away, known?.keptUntil),
      staffID: Act.staff().staffID,
      deviceID,
      sealed,
      version: (found?.version ?? 0) + 1,
    }
    return write(found, next, "draft.kept", { deviceID, keptUntil: next.keptUntil })
  })
})

/** The key, for the page that encrypts and decrypts with it; refused once it was forgotten. */
export const key = verb("draft.key", DeviceInput, async ({ deviceID }): Promise<Key> => {
  const found = await row(deviceID)
  if (!isKept(found, Clock.iso())) throw new VisibleError("not_found", "not_found")
  const opened = await Vault.open<{ key: string }>(nameOf(deviceID), found.sealed)
  return { deviceID, key: opened.key, keptUntil: found.keptUntil }
})

/** Forgets the key: drafts on the device can never be decrypted again. */
export const forget = verb("draft.forget", DeviceInput, ({ deviceID }) => {
  return retrying(async () => {
    const found = await row(deviceID)
    const now = Clock.iso()
    const { sealed: _key, ...rest } = found ?? { staffID: Act.staff().staffID, deviceID, version: 0 }
    const gone = { ...rest, keptUntil: now, expiresAt: Math.ceil(Date.parse(now) / 1000), version: rest.version + 1 }
    return write(found, gone, "draft.forgotten", { deviceID })
  })
})

const nameOf = (deviceID: string) => `draft:${Act.staff().staffID}:${deviceID}`

async function row(deviceID: string): Promise<DraftRow | null> {
  const handle = await Store.consulate()
  const { data } = await DraftEntity.get({ staffID: Act.staff().staffID, deviceID }).go({ ...handle, consistent: true })
  return data
}

async function write<A extends Record<string, string>>(
  found: DraftRow | null,
  next: DraftRow,
  action: Audit.Action,
  answer: A,
) {
  const { table } = await Store.consulate()
  const put = found
    ? DraftEntity.put(omitNil(next)).where(({ version }, { eq }) => eq(version, found.version))
    : DraftEntity.create(omitNil(next))
  return commit({
    writes: [Writes.put(put.params({ table }))],
    audit: await Audit.entry({ action, subjects: [next.staffID] }),
    answer,
  })
}
