import { onLeave, session } from "./session"

/**
 * What a device that goes where there is no network keeps (`/mobile`), as far as the rest of the console has to know of it:
 * that it ends at sign-out, and how much would be lost by that. What is inside is known to `mobile/` alone.
 */
export const cellar = "away"
export const rooms = ["kept", "queue", "work"] as const
export type Room = (typeof rooms)[number]

const done = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error("storage"))
  })

export { done as answered }

/** Opens it; lets go by itself when another tab throws it away. */
export async function openCellar(onGone: () => void = () => {}): Promise<IDBDatabase> {
  const request = indexedDB.open(cellar, 1)
  request.onupgradeneeded = () => {
    for (const room of rooms) request.result.createObjectStore(room)
  }
  const database = await done(request)
  database.onversionchange = () => {
    database.close()
    onGone()
  }
  return database
}

const isThere = async () => (await indexedDB.databases()).some(({ name }) => name === cellar)

type Kept = { owner: string; until: number }

/** Whose it is, and how many entries were not sent yet; undefined when there is nothing. */
export async function lookInCellar(): Promise<{ owner: string; count: number } | undefined> {
  if (!(await isThere())) return undefined
  const database = await openCellar()
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

/** Everything, its keys first of all, is gone. */
export const emptyCellar = () => done(indexedDB.deleteDatabase(cellar))

/** Whose something is, without saying who. */
export async function tagOf(tenantID: string, staffID: string): Promise<string> {
  const digest = new Uint8Array(
    await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${tenantID} ${staffID}`)),
  )
  return [...digest.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}

type Member = { tenantID: string; staffID: string }
/** The one of her memberships that it is of. */
export async function memberOf<M extends Member>(owner: string, members: readonly M[]): Promise<M | undefined> {
  const tags = await Promise.all(members.map(({ tenantID, staffID }) => tagOf(tenantID, staffID)))
  return members[tags.indexOf(owner)]
}

/** How much of hers would be lost by signing out now. */
export async function unsentAway(): Promise<number> {
  const found = await lookInCellar()
  return found && (await memberOf(found.owner, session()?.memberships ?? [])) ? found.count : 0
}

onLeave(async (why) => {
  if (why !== "asked") return
  // Asked before the session is gone: afterwards nobody knows whose it was.
  const members = session()?.memberships ?? []
  const found = await lookInCellar()
  if (found && (await memberOf(found.owner, members))) await emptyCellar()
})
