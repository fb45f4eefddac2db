import type { Api } from "@ventanilla/functions/api"
import { type ClientResponse, hc } from "hono/client"
import { isRefusedSession, read } from "./answer"
import { language } from "./context/language"
import { place } from "./context/place"
import { bearer } from "./context/tokens"

export { type FieldProblem, Problem } from "./answer"

/** `signed_out`: it was ended on every device; renewing it changes nothing. */
type Ended = (code?: "signed_out") => void
let onEnded: Ended = () => {}
/** What happens when the session is no longer honoured. */
export const whenSessionEnds = (run: Ended) => {
  onEnded = run
}

type Extra = { anonymous?: boolean; consulate?: string | null }

async function carry(input: string | URL | Request, init: RequestInit = {}, extra: Extra = {}): Promise<Response> {
  const headers = new Headers(init.headers)
  headers.set("Accept-Language", language())
  const where = extra.consulate === undefined ? place() : extra.consulate
  if (!extra.anonymous && where && where !== "headquarters") headers.set("Ventanilla-Consulate", where)
  if (init.method === "POST" && !headers.has("Idempotency-Key")) headers.set("Idempotency-Key", newKey())
  const attempt = async (force: boolean) => {
    const token = extra.anonymous ? undefined : await bearer(force)
    if (token) headers.set("Authorization", `Bearer ${token}`)
    return { response: await fetch(input, { ...init, headers, cache: "no-store" }), token }
  }
  const first = await attempt(false)
  if (!isRefusedSession(first.response) || !first.token) return first.response
  if (await isSignedOut(first.response)) {
    onEnded("signed_out")
    return first.response
  }
  const second = await attempt(true)
  if (isRefusedSession(second.response)) onEnded()
  return second.response
}

const isSignedOut = async (response: Response) => {
  const said = (await response
    .clone()
    .json()
    .catch(() => undefined)) as { code?: unknown } | undefined
  return said?.code === "signed_out"
}
export const newKey = (): string => crypto.randomUUID()
/** The option that makes a write repeatable: the same key for the same logical submit. */
export const keyed = (key: string) => ({ headers: { "Idempotency-Key": key } })

declare const asRead: unique symbol
/**
 * A version (`version`, `revision`, `seen`) as it was read together with what is written or acted upon. Only `ui/merge` makes
 * one, and hands it to what is sent: so whoever sends one also shows what was changed meanwhile.
 */
export type AsRead<N extends number | string | null = number> = N extends null ? N : N & { readonly [asRead]: true }
/** The edition of a text that never changes, which is answered and not replaced: nothing of it can be written over. */
export const ofText = (edition: number) => edition as AsRead
/** Of a page that shows by itself, when refused as stale, what it says now beside what was typed: no dialog is loaded for it. */
export const asShown = (version: number) => version as AsRead

type Versions = "version" | "revision" | "seen"
/** A body that says such a version. */
export type Sent<J> = J extends object
  ? { [K in keyof J]: K extends Versions ? (J[K] extends number | string | null ? AsRead<J[K]> : J[K]) : J[K] }
  : J
type Post<F> = F extends (args: infer A, options?: infer O) => infer R
  ? (args: A extends { json: infer J } ? Omit<A, "json"> & { json: Sent<J> } : A, options?: O) => R
  : F
type Client<C> = {
  [K in keyof C]: K extends "$post"
    ? Post<C[K]>
    : K extends `$${string}`
      ? C[K]
      : C[K] extends object
        ? Client<C[K]>
        : C[K]
}

/** The typed client: `ask(client.api.session.$get())`. */
export const client = hc<Api>(location.origin, {
  fetch: ((input, init) => carry(input, init)) as typeof fetch,
}) as unknown as Client<ReturnType<typeof hc<Api>>>
/** The same without a session: public and partner pages. */
export const publicClient = hc<Api>(location.origin, {
  fetch: ((input, init) => carry(input, init, { anonymous: true })) as typeof fetch,
}) as unknown as typeof client

/** What a refusal looks like on the wire: `ask` throws it, so no caller sees it as an answer. */
type Refusal = { type: string; title: string; requestId: unknown }
export type Body<R> = R extends ClientResponse<infer T, infer _S, infer _F> ? Exclude<T, Refusal> : never

/** The body of an answer, or a thrown Problem. */
export async function ask<R extends ClientResponse<unknown>>(pending: Promise<R>): Promise<Body<R>> {
  return (await read(pending as unknown as Promise<Response>)) as Body<R>
}

/** A call whose path is not known to the types (configuration, session). */
export async function send<T>(
  method: string,
  path: string,
  options: Extra & { json?: unknown; key?: string } = {},
): Promise<T> {
  const headers: Record<string, string> = options.key ? { "Idempotency-Key": options.key } : {}
  if (options.json !== undefined) headers["Content-Type"] = "application/json"
  const init: RequestInit = { method, headers }
  if (options.json !== undefined) init.body = JSON.stringify(options.json)
  return (await read(carry(path, init, options))) as T
}
