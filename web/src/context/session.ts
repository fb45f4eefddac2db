import type { Role } from "@ventanilla/core/platform/actor/schema"
import type { SessionInfo } from "@ventanilla/core/tenancy/staff/schema"
import { createMemo, createRoot, createSignal } from "solid-js"
import { send } from "../api"
import { place, setPlace } from "./place"
import { tabStorage } from "./storage"
import { followServerClock, setZone } from "./time"
import { forget, tokens } from "./tokens"

const [session, setSession] = createSignal<SessionInfo>()

export { session }

/** The membership she is working with now; undefined while she works as headquarters. */
export const membership = createRoot(() =>
  createMemo(() => session()?.memberships.find((candidate) => candidate.tenantID === place())),
)
export const role = (): Role | "headquarters" | undefined =>
  membership()?.role ?? (session()?.headquarters ? "headquarters" : undefined)

/** Asks who she is; also chooses a consulate when none is chosen or the chosen one was taken away. */
export async function loadSession(): Promise<SessionInfo> {
  const next = await send<SessionInfo>("GET", "/api/session", { consulate: null })
  followServerClock(next.now)
  const stillThere = next.memberships.some((candidate) => candidate.tenantID === place())
  if (!stillThere && !(place() === "headquarters" && next.headquarters)) {
    setPlace(next.headquarters ? "headquarters" : (next.memberships[0]?.tenantID ?? "headquarters"))
  }
  setSession(next)
  followZone()
  return next
}

const changed = new Set<() => void>()
/** Called when she works elsewhere from now on: whatever was loaded for the other place must go. */
export const onPlaceChange = (run: () => void) => {
  changed.add(run)
  return () => changed.delete(run)
}

/** Works in another consulate (or as headquarters) from now on. */
export function choose(next: string): void {
  setPlace(next)
  followZone()
  for (const run of changed) run()
}

function followZone(): void {
  setZone(membership()?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone)
}

/** Because she said so, here or on every device; because nobody was there; because it was no longer honoured, or was ended elsewhere. */
export type Leaving = "asked" | "everywhere" | "idle" | "ended" | "signed_out"
const leaving = new Set<(why: Leaving) => unknown>()
/** Called at sign-out, before anything else: drafts, caches and dialogs go. What it still has to say is waited for, briefly. */
export const onLeave = (run: (why: Leaving) => unknown) => {
  leaving.add(run)
  return () => leaving.delete(run)
}

/** Clears everything of hers from this tab. */
export function clear(why: Leaving = "idle"): Promise<unknown> {
  const last = [...leaving].map((run) => run(why))
  setSession(undefined)
  forget()
  return Promise.race([Promise.allSettled(last), new Promise((done) => setTimeout(done, farewell))])
}
/** How long leaving may be held up by what must still be said, in milliseconds. */
const farewell = 1500

const reasonShelf = "signin.reason"
/** Why she was signed out; the sign-in page says it until the next sign-in. */
export const reasonOfLeaving = () => tabStorage.read(reasonShelf) ?? undefined

let isLeaving = false
/** Signs out here and at the identity provider, so that the next person at this computer must say who she is. */
export async function signOut(reason?: Exclude<Leaving, "asked">): Promise<void> {
  // What is refused while she leaves does not change why.
  if (isLeaving) return
  isLeaving = true
  const { id: idToken, refresh } = tokens() ?? {}
  const last = clear(reason ?? "asked")
  if (reason) tabStorage.write(reasonShelf, reason)
  let away: string | undefined
  try {
    const { endSession, revoke } = await import("./oidc")
    // Leaving is not held up for long by a provider that does not answer; the token then ends by itself.
    if (refresh) await Promise.race([revoke(refresh), new Promise((done) => setTimeout(done, farewell))])
    away = await endSession(idToken)
  } catch (error) {
    // The provider cannot be reached: this tab is already empty, which is what matters.
    console.warn("sign-out at the provider failed", error instanceof Error ? error.name : "")
  }
  await last
  location.replace(away ?? "/signin")
}
