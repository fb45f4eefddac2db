import { VisibleError } from "@ventanilla/core/error"
import { Config } from "@ventanilla/core/util/config"
import type { Signin } from "@ventanilla/core/util/signin"
import { errors, jwtVerify } from "jose"
import { keysOf } from "./keys"

// A verified signature is cached: until the token expires, only its bytes are compared.
const good = new Map<string, { signin: Signin; until: number }>()
const most = 1000

function remember(token: string, signin: Signin, exp: number): Signin {
  const [oldest] = good.keys()
  if (good.size >= most && oldest) good.delete(oldest)
  good.set(token, { signin, until: exp * 1000 })
  return signin
}

/**
 * The sign-in of a valid access token of our client (Cognito's claims: `token_use` access, `client_id` ours) and when
 * it began, or 401. When the issuer does not state the time of authentication, the time of the token counts.
 */
export async function verify(token: string): Promise<Signin> {
  const issuer = Config.issuer()
  const known = good.get(`${issuer} ${token}`)
  if (known && known.until > Date.now()) return known.signin
  try {
    const { payload } = await jwtVerify(token, keysOf(issuer), {
      issuer,
      algorithms: ["RS256"],
      requiredClaims: ["sub", "exp", "iat"],
    })
    const { sub, exp, iat = 0, auth_time } = payload
    if (payload.token_use === "access" && payload.client_id === Config.clientID() && sub && exp) {
      const since = typeof auth_time === "number" ? auth_time : iat
      return remember(`${issuer} ${token}`, { identity: sub, since }, exp)
    }
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error
  }
  throw new VisibleError("unauthenticated", "unauthenticated")
}

/** Forgets every verified token; for tests. */
export const forget = () => good.clear()
