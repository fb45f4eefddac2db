import { onLeave, session } from "./session"

/**
 * The database of a device that is prepared for work without a network (`/mobile`), as far as the rest of the console needs
 * it: it is deleted at sign-out, and how many unsent entries would be lost then. Only `mobile/` knows what is inside.
 */
const databaseName = "away"
export const stores = ["kept", "queue", "work"] as const
export type StoreName = (typeof stores)[number]

const done = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error("storage"))
  })

export { done as answered }

/** Opens the database; closes it when another tab deletes it. */
export async function openOfflineDatabase(onGone: () => void = () => {}): Promise<IDBDatabase> {
  const request = indexedDB.open(databaseName, 1)
  request.onupgradeneeded = () => {
    for (const store of stores) request.result.createObjectStore(store)
  }
  const database = await done(request)
  database.onversionchange = () => {
    database.close()
    onGone()
  }
  return database
}

const isThere = async () => (await indexedDB.databases()).some(({ name }) => name === databaseName)

type Kept = { owner: string; until: number }

/** The owner and the number of unsent entries; undefined when there is no database. */
export async function offlineState(): Promise<{ owner: string; count: number } | undefined> {
  if (!(await isThere())) return undefined
  const database = await openOfflineDatabase()
  try {
    const reading = database.transaction(["kept", "queue"])
    const [kept, count] = await Promise.all([
      done(reading.objectStore("kept").get("device") as IDBRequest<Kept | undefined>),
      done(reading.objectStore("queue").count()),
    ])
    return kept && { owner: kept.owner, count }
  } finally {
    database.close()
  }
}

/** Deletes everything, the keys included. */
export const deleteOfflineDatabase = () => done(indexedDB.deleteDatabase(databaseName))

/** A tag of the owner that does not reveal who it is. */
export async function tagOf(tenantID: string, staffID: string): Promise<string> {
  const digest = new Uint8Array(
    await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${tenantID} ${staffID}`)),
  )
  return [...digest.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}

type Member = { tenantID: string; staffID: string }
/** The membership to which the tag belongs. */
export async function memberOf<M extends Member>(owner: string, members: readonly M[]): Promise<M | undefined> {
  const tags = await Promise.all(members.map(({ tenantID, staffID }) => tagOf(tenantID, staffID)))
  return members[tags.indexOf(owner)]
}

/** How many of the person's unsent entries signing out now would lose. */
export async function unsentOffline(): Promise<number> {
  const found = await offlineState()
  return found && (await memberOf(found.owner, session()?.memberships ?? [])) ? found.count : 0
}

onLeave(async (why) => {
  if (why !== "asked") return
  // Read before the session ends: afterwards the owner would be unknown.
  const members = session()?.memberships ?? []
  const found = await offlineState()
  if (found && (await memberOf(found.owner, members))) await deleteOfflineDatabase()
})
