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

/** The current membership; undefined for headquarters. */
export const membership = createRoot(() =>
  createMemo(() => session()?.memberships.find((candidate) => candidate.tenantID === place())),
)
export const role = (): Role | "headquarters" | undefined =>
  membership()?.role ?? (session()?.headquarters ? "headquarters" : undefined)

/** Asks who is signed in; also chooses a consulate when none is chosen or the membership was withdrawn. */
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
/** Called when the consulate changes: everything loaded for the other one must go. */
export const onPlaceChange = (run: () => void) => {
  changed.add(run)
  return () => changed.delete(run)
}

/** Changes to another consulate, or to headquarters. */
export function choose(next: string): void {
  setPlace(next)
  followZone()
  for (const run of changed) run()
}

function followZone(): void {
  setZone(membership()?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone)
}

/** Signed out here or on all devices; idle; the session was no longer valid, or was ended elsewhere. */
export type Leaving = "asked" | "everywhere" | "idle" | "ended" | "signed_out"
const leaving = new Set<(why: Leaving) => unknown>()
/**
 * Called at sign-out, first of all: drafts, caches and dialogs are removed. What must still be sent is waited for,
 * briefly.
 */
export const onLeave = (run: (why: Leaving) => unknown) => {
  leaving.add(run)
  return () => leaving.delete(run)
}

/** Clears everything of the person from this tab. */
export function clear(why: Leaving = "idle"): Promise<unknown> {
  const last = [...leaving].map((run) => run(why))
  setSession(undefined)
  forget()
  return Promise.race([Promise.allSettled(last), new Promise((done) => setTimeout(done, farewell))])
}
/** How long signing out may wait for what must still be sent, in milliseconds. */
const farewell = 1500

const reasonShelf = "signin.reason"
/** Why the person was signed out; the sign-in page shows it until the next sign-in. */
export const reasonOfLeaving = () => tabStorage.read(reasonShelf) ?? undefined

let isLeaving = false
/** Signs out here and at the identity provider, so that the next person at this computer must sign in. */
export async function signOut(reason?: Exclude<Leaving, "asked">): Promise<void> {
  // A refusal during sign-out does not change the reason for it.
  if (isLeaving) return
  isLeaving = true
  const { id: idToken, refresh } = tokens() ?? {}
  const last = clear(reason ?? "asked")
  if (reason) tabStorage.write(reasonShelf, reason)
  let away: string | undefined
  try {
    const { endSession, revoke } = await import("./oidc")
    // Sign-out does not wait long for a provider that does not answer; the token then expires by itself.
    if (refresh) await Promise.race([revoke(refresh), new Promise((done) => setTimeout(done, farewell))])
    away = await endSession(idToken)
  } catch (error) {
    // The provider cannot be reached: this tab is already empty, which is what matters.
    console.warn("sign-out at the provider failed", error instanceof Error ? error.name : "")
  }
  await last
  location.replace(away ?? "/signin")
}
