import { VisibleError } from "@ventanilla/core/error"
import { Config } from "@ventanilla/core/util/config"
import { createRemoteJWKSet, errors, jwtVerify } from "jose"

const keySets = new Map<string, ReturnType<typeof createRemoteJWKSet>>()

function keysOf(issuer: string) {
  const known = keySets.get(issuer)
  if (known) return known
  const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`))
  keySets.set(issuer, keys)
  return keys
}

/** The `sub` of a valid access token of our client (Cognito's claims: `token_use` access, `client_id` ours), or 401. */
export async function verify(token: string): Promise<string> {
  const issuer = Config.issuer()
  try {
    const { payload } = await jwtVerify(token, keysOf(issuer), {
      issuer,
      algorithms: ["RS256"],
      requiredClaims: ["sub", "exp"],
    })
    if (payload.token_use === "access" && payload.client_id === Config.clientID() && payload.sub) return payload.sub
  } catch (error) {
    if (error instanceof errors.JWKSTimeout) throw error
    if (!(error instanceof errors.JOSEError)) throw error
  }
  throw new VisibleError("unauthenticated", "unauthenticated")
}
