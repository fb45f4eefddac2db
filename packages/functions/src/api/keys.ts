import { VisibleError } from "@ventanilla/core/error"
import { failureName } from "@ventanilla/core/util/log"
import { Metric } from "@ventanilla/core/util/metric"
import { Timeouts } from "@ventanilla/core/util/timeouts"
import { createRemoteJWKSet, customFetch } from "jose"

const sets = new Map<string, ReturnType<typeof createRemoteJWKSet>>()

/** The issuer's signing keys, fetched on first use and cached. Throws `unavailable` when the issuer does not answer. */
export function keysOf(issuer: string) {
  const known = sets.get(issuer)
  if (known) return known
  const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`), {
    timeoutDuration: Timeouts.longest("cognito"),
    [customFetch]: ask,
  })
  sets.set(issuer, keys)
  return keys
}

class NoKeys extends Error {
  override name = "NoKeys"
}

// The library treats an unavailable key set as an invalid token, and asks once. Whoever holds a valid token must not be
// told to sign in again.
async function ask(url: string, options: RequestInit): Promise<Response> {
  const { maxAttempts } = Timeouts.of("cognito")
  for (let attempt = 1; ; attempt++) {
    try {
      return await askOnce(url, options)
    } catch (error) {
      if (attempt < maxAttempts) {
        await new Promise((done) => setTimeout(done, Math.random() * 50 * 2 ** attempt))
        continue
      }
      Metric.put({ DependencyFailed: 1 }, { service: "cognito", failure: failureName(error) })
      throw new VisibleError("unavailable", "unavailable")
    }
  }
}

async function askOnce(url: string, options: RequestInit): Promise<Response> {
  const signal = AbortSignal.timeout(Timeouts.of("cognito").requestTimeout)
  const response = await fetch(url, { ...options, signal })
  if (response.status !== 200) throw new NoKeys()
  return new Response(await response.text())
}

/** Forgets every key; for tests. */
export const forget = () => sets.clear()
