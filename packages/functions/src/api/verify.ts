import { VisibleError } from "@ventanilla/core/error"
import { Config } from "@ventanilla/core/util/config"
import { errors, jwtVerify } from "jose"
import { keysOf } from "./keys"

// A signature once found good stays good: until the token ends, its bytes alone are compared.
const good = new Map<string, { sub: string; until: number }>()
const most = 1000

function remember(token: string, sub: string, exp: number): string {
  const [oldest] = good.keys()
  if (good.size >= most && oldest) good.delete(oldest)
  good.set(token, { sub, until: exp * 1000 })
  return sub
}

/** The `sub` of a valid access token of our client (Cognito's claims: `token_use` access, `client_id` ours), or 401. */
export async function verify(token: string): Promise<string> {
  const issuer = Config.issuer()
  const known = good.get(`${issuer} ${token}`)
  if (known && known.until > Date.now()) return known.sub
  try {
    const { payload } = await jwtVerify(token, keysOf(issuer), {
      issuer,
      algorithms: ["RS256"],
      requiredClaims: ["sub", "exp"],
    })
    if (payload.token_use === "access" && payload.client_id === Config.clientID() && payload.sub && payload.exp) {
      return remember(`${issuer} ${token}`, payload.sub, payload.exp)
    }
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error
  }
  throw new VisibleError("unauthenticated", "unauthenticated")
}

/** Forgets every token that was found good; for tests. */
export const forget = () => good.clear()
