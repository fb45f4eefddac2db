import { createHmac, randomBytes } from "node:crypto"
import { urlOf } from "@ventanilla/hsds/read/uri"

/** Requests per client that one process answers within a minute, and the number of clients it distinguishes. */
export const perMinute = 120
export const mostClients = 20_000
const minute = 60_000

/**
 * The client's address as CloudFront saw it: the last but one of the header, before CloudFront's own address, which API
 * Gateway appends. Undefined when there is no front. A request that bypasses CloudFront could forge it: the API refuses
 * that earlier (`fronted`).
 */
export function clientOf(headers: Headers): string | undefined {
  const seen = (headers.get("x-forwarded-for") ?? "").split(",").map((one) => one.trim())
  return networkOf(seen.at(-2) || seen.at(-1) || "") || undefined
}

/** For an IPv6 address, its /64 network: whoever has one address has 2^64 of them. */
function networkOf(address: string): string {
  const url = urlOf(`http://[${address}]`)
  if (!url) return address
  const [head = "", tail = ""] = url.hostname.slice(1, -1).split("::")
  const [before, after] = [head, tail].map((part) => part.split(":").filter(Boolean)) as [string[], string[]]
  // Written with eight groups, or with zeros omitted.
  const groups = [...before, ...Array<string>(8 - before.length - after.length).fill("0"), ...after]
  // An IPv4-mapped address is counted whole, as IPv4.
  if (groups.slice(0, 6).join(":") === "0:0:0:0:0:ffff") return groups.slice(6).join(":")
  return `${groups.slice(0, 4).join(":")}::`
}

/**
 * Counts each client's requests in the memory of this process for a minute. Clients are counted under a digest whose
 * key is new every minute: no address is kept, nor anything that links one minute to another.
 */
export function createBudget(now: () => number = Date.now) {
  let began = 0
  let key = randomBytes(32)
  let asked = new Map<string, number>()
  return {
    /** Undefined when the request may go on; otherwise the seconds to wait. */
    wait(client: string): number | undefined {
      const at = now()
      if (at - began >= minute || at < began) {
        began = at
        key = randomBytes(32)
        asked = new Map()
      }
      const name = createHmac("sha256", key).update(client).digest("base64url").slice(0, 16)
      const before = asked.get(name) ?? 0
      // Too many clients to distinguish: known ones are held to their budget, the others only to the throttles.
      if (before === 0 && asked.size >= mostClients) return undefined
      asked.set(name, before + 1)
      return before < perMinute ? undefined : Math.ceil((began + minute - at) / 1000)
    },
  }
}
