import { createHmac, randomBytes } from "node:crypto"

/** Requests of one client that one process answers within a minute, and how many clients it tells apart. */
export const perMinute = 120
export const mostClients = 20_000
const minute = 60_000

/**
 * Who asks, as CloudFront saw it: what it put last but one, before API Gateway wrote down CloudFront itself. Undefined where
 * no front wrote anything. Who passes by CloudFront could write what it likes here: the API refuses it before (`fronted`).
 */
export function clientOf(headers: Headers): string | undefined {
  const seen = (headers.get("x-forwarded-for") ?? "").split(",").map((one) => one.trim())
  return networkOf(seen.at(-2) || seen.at(-1) || "") || undefined
}

/** Of an address of version 6 the network: whoever has one has 2^64 addresses in it. */
function networkOf(address: string): string {
  if (!URL.canParse(`http://[${address}]`)) return address
  const [head = "", tail = ""] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::")
  const [before, after] = [head, tail].map((part) => part.split(":").filter(Boolean)) as [string[], string[]]
  // Written with eight groups, or with the noughts left out.
  const groups = [...before, ...Array<string>(8 - before.length - after.length).fill("0"), ...after]
  // One of version 4, in the clothes of version 6, is whole.
  if (groups.slice(0, 6).join(":") === "0:0:0:0:0:ffff") return groups.slice(6).join(":")
  return `${groups.slice(0, 4).join(":")}::`
}

/**
 * Counts what each client asks, in the memory of this process and for a minute: under a digest whose key is made anew with
 * every minute, so that nobody's address is kept, nor anything by which one minute could be held against another.
 */
export function createBudget(now: () => number = Date.now) {
  let began = 0
  let key = randomBytes(32)
  let asked = new Map<string, number>()
  return {
    /** Undefined when it may go on; otherwise the seconds after which it may ask again. */
    wait(client: string): number | undefined {
      const at = now()
      if (at - began >= minute || at < began) {
        began = at
        key = randomBytes(32)
        asked = new Map()
      }
      const name = createHmac("sha256", key).update(client).digest("base64url").slice(0, 16)
      const before = asked.get(name) ?? 0
      // Too many to tell apart: those that are known are held to their budget, the others to the throttles alone.
      if (before === 0 && asked.size >= mostClients) return undefined
      asked.set(name, before + 1)
      return before < perMinute ? undefined : Math.ceil((began + minute - at) / 1000)
    },
  }
}
