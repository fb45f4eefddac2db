import { randomUUID } from "node:crypto"
import { requestOf } from "../people"
import type { Draw } from "./stream"
import type { Worker } from "./worker"

/** Who asks: a session that is renewed when it has ended, a link out of a mail, or nobody. */
export type Who =
  | { consulate?: string; token: () => Promise<string>; renew: () => Promise<string> }
  | { capability: string }
  | undefined
type Body = Record<string, unknown>
export type Answer = Body & { items?: Record<string, string>[] }
export class Refused extends Error {
  override name = "Refused"
  constructor(
    readonly what: string,
    readonly status: number,
    readonly answer: Body,
  ) {
    super(`${what} was answered ${status} ${answer.code ?? ""}`)
  }
}

export type Tally = {
  requests: number
  retried: number
  repeated: number
  differed: string[]
  times: Map<string, number[]>
}
export type Client = ReturnType<typeof createClient>

// A machine that does other work, too, may leave a request waiting long.
const longest = 900_000
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
const passing = (status: number) => status === 429 || status >= 500

/**
 * The product's API as a careful program uses it: every write has its own idempotency key, whatever failed on the way is sent
 * again with the same one, and some is sent twice though it went well (which must be answered the same).
 */
export function createClient(worker: Worker, draw: Draw, repeats = 0.02) {
  const tally: Tally = { requests: 0, retried: 0, repeated: 0, differed: [], times: new Map() }

  const somebody = async (who: Who) => (who && "token" in who ? { ...who, token: await who.token() } : (who ?? {}))

  async function once(who: Who, path: string, body: Body | undefined, key: string | undefined) {
    const url = worker.url()
    if (!url) throw new Error("Nobody listens")
    const response = await fetch(`${url}/api${path}`, {
      ...requestOf(await somebody(who), body && JSON.stringify(body), key),
      signal: AbortSignal.timeout(30_000),
    })
    return { status: response.status, answer: JSON.parse((await response.text()) || "{}") as Answer }
  }

  /** Sends until it is answered for good. */
  async function send(
    who: Who,
    path: string,
    body: Body | undefined,
    key: string | undefined,
    what: string,
  ): Promise<Answer> {
    const begun = performance.now()
    for (let attempt = 0; ; attempt++) {
      const from = performance.now()
      tally.requests++
      const given = await once(who, path, body, key).catch(() => undefined)
      if (given && given.status < 300) {
        if (attempt === 0) note(what, performance.now() - from)
        return given.answer
      }
      if (given?.status === 401 && who && "renew" in who && attempt < 3) await who.renew()
      else if (given && !passing(given.status)) throw new Refused(what, given.status, given.answer)
      if (performance.now() - begun > longest) throw new Refused(what, given?.status ?? 0, given?.answer ?? {})
      tally.retried++
      await pause(Math.min(1500, 40 * 2 ** attempt) * (0.5 + draw.next()))
    }
  }

  function note(what: string, ms: number) {
    const times = tally.times.get(what) ?? []
    times.push(ms)
    tally.times.set(what, times)
  }

  return {
    tally,
    get: (who: Who, path: string, what: string) => send(who, path, undefined, undefined, `GET ${what}`),
    async post(who: Who, path: string, what: string, body: Body = {}): Promise<Answer> {
      const key = randomUUID()
      const answer = await send(who, path, body, key, `POST ${what}`)
      if (!draw.chance(repeats)) return answer
      tally.repeated++
      const again = await send(who, path, body, key, `POST ${what}`)
      if (JSON.stringify(again) !== JSON.stringify(answer)) tally.differed.push(what)
      return answer
    },
  }
}
