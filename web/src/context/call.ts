import type { ClientResponse } from "hono/client"
import { ask, type Body, keyed } from "../api"

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined | ""> }

/** A query with only the values that are set. */
export const given = <T extends Record<string, string | undefined>>(query: T): Given<T> =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== "")) as Given<T>

type Query<T> = { status: string; data: T | undefined }

/**
 * The query's data, or undefined. Unlike `.data`, reading it early does not suspend the page. Old data stays when a
 * later read fails.
 */
export const arrived = <T>(query: Query<T>): T | undefined => (query.status === "pending" ? undefined : query.data)

// biome-ignore lint/suspicious/noExplicitAny: any call of the client that writes; what it takes and answers is read off it
type Write = { $post: (args: any, options: ReturnType<typeof keyed>) => Promise<ClientResponse<unknown>> }
type Sent<W extends Write> = Parameters<W["$post"]>[0]
type Param<W extends Write> = Sent<W> extends { param: infer P } ? P : unknown
type Json<W extends Write> = Sent<W> extends { json: infer J } ? J : unknown
type Names<W extends Write> = Sent<W> extends { param: infer P } ? [keyof P & string, ...(keyof P & string)[]] : []

/**
 * A write as a form sends it: `write(client.api.notes)` takes a body and the Idempotency-Key. For a path with
 * parameters it takes their names, and their values with the body: `write(client.api.contacts[":contactID"].finish,
 * "contactID")`.
 */
export const write =
  <W extends Write>(at: W, ...names: Names<W>) =>
  (input: Param<W> & Json<W>, key: string): Promise<Body<Awaited<ReturnType<W["$post"]>>>> => {
    const json = { ...(input as Record<string, unknown>) }
    const param: Record<string, unknown> = {}
    for (const name of names) {
      param[name] = json[name]
      delete json[name]
    }
    return ask(at.$post({ param, json }, keyed(key))) as Promise<Body<Awaited<ReturnType<W["$post"]>>>>
  }
