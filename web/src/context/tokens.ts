import { createSignal } from "solid-js"
import type { Tokens } from "./oidc"
import { tabStorage } from "./storage"

/**
 * Where the tokens live. Memory alone would sign an officer out at every reload, in the middle of a call; localStorage and
 * cookies are shared by all tabs and outlive the window on a counter's shared computer. sessionStorage belongs to one tab,
 * is sent nowhere and ends with the tab. A browser that "restores" closed tabs brings it back, so what is found is used
 * only if the last activity is younger than the idle limit. The strict policy (no inline script, own origin only) is what
 * keeps foreign script away from it.
 */
const storageKey = "session"
const lastSeen = "session.seen"
export const idleLimit = 15 * 60_000

const [tokens, setSignal] = createSignal<Tokens | undefined>(restore())

export { tokens }

function restore(): Tokens | undefined {
  const seen = Number(tabStorage.read(lastSeen) ?? 0)
  const stored = tabStorage.read(storageKey)
  if (!stored) return undefined
  if (Date.now() - seen < idleLimit) return JSON.parse(stored) as Tokens
  tabStorage.clear()
  return undefined
}

export function keep(next: Tokens): void {
  tabStorage.write(storageKey, JSON.stringify(next))
  seen()
  setSignal(next)
}

/** Notes activity, for the idle sign-out. */
export function seen(): void {
  tabStorage.write(lastSeen, String(Date.now()))
}
export const seenAt = () => Number(tabStorage.read(lastSeen) ?? 0)

/** Empties the tab's storage: tokens, chosen consulate, last page. */
export function forget(): void {
  tabStorage.clear()
  setSignal(undefined)
}

let renewal: Promise<string | undefined> | undefined

/** A valid access token, renewed shortly before it ends; undefined when there is no session any more. */
export async function bearer(force = false): Promise<string | undefined> {
  const current = tokens()
  if (!current) return undefined
  if (!force && current.expiresAt - Date.now() > 30_000) return current.access
  renewal ??= renew(current).finally(() => {
    renewal = undefined
  })
  return renewal
}

async function renew(current: Tokens): Promise<string | undefined> {
  if (!current.refresh) return undefined
  const { refresh } = await import("./oidc")
  const next = await refresh(current.refresh)
  if (!next) return undefined
  keep(next)
  return next.access
}
