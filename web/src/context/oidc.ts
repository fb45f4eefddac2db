// Loaded only at sign-in, at the callback and when a token expires: the first page does without it.
import * as oauth from "oauth4webapi"
import { read as readAnswer } from "../answer"
import { language } from "./language"
import { tabStorage } from "./storage"

export type Tokens = { access: string; refresh?: string; id?: string; expiresAt: number }
export type Config = { issuer: string; signIn: string; clientID: string; stage: string }
type Pending = { verifier: string; state: string; nonce: string; to: string }

const pendingShelf = "signin"
const redirectURI = () => `${location.origin}/signin/callback`

let known: Promise<{ server: oauth.AuthorizationServer; config: Config; options: object }> | undefined

/**
 * Cognito's endpoints under this installation's own sign-in domain. Not by discovery: the discovery document is on a
 * host shared by all user pools of the region, and the page's CSP allows no such host.
 */
async function find() {
  const headers = { "Accept-Language": language() }
  const config = (await readAnswer(fetch("/api/config", { headers, cache: "no-store" }))) as Config
  const signIn = new URL(config.signIn)
  // Only the local cloud uses http; anywhere else the library refuses it.
  const local = signIn.protocol === "http:" && ["localhost", "127.0.0.1"].includes(signIn.hostname)
  const options = local ? { [oauth.allowInsecureRequests]: true } : {}
  const at = (path: string) => new URL(path, signIn).href
  const server: oauth.AuthorizationServer = {
    issuer: config.issuer,
    authorization_endpoint: at("/oauth2/authorize"),
    token_endpoint: at("/oauth2/token"),
    revocation_endpoint: at("/oauth2/revoke"),
    end_session_endpoint: at("/logout"),
  }
  return { server, config, options }
}

function provider() {
  known ??= find().catch((error: unknown) => {
    known = undefined
    throw error
  })
  return known
}

const client = (config: Config): oauth.Client => ({ client_id: config.clientID })

/** Goes to the identity provider's sign-in page; comes back at /signin/callback. */
export async function begin(to: string): Promise<void> {
  const { server, config } = await provider()
  const pending: Pending = {
    verifier: oauth.generateRandomCodeVerifier(),
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    to,
  }
  tabStorage.write(pendingShelf, JSON.stringify(pending))
  const url = new URL(server.authorization_endpoint!)
  for (const [key, value] of Object.entries({
    client_id: config.clientID,
    redirect_uri: redirectURI(),
    response_type: "code",
    scope: "openid email profile",
    code_challenge: await oauth.calculatePKCECodeChallenge(pending.verifier),
    code_challenge_method: "S256",
    state: pending.state,
    nonce: pending.nonce,
    ui_locales: document.documentElement.lang,
  }))
    url.searchParams.set(key, value)
  location.assign(url)
}

/** Exchanges the code in the callback's address; returns the tokens and the page that was wanted. */
export async function complete(address: URL): Promise<{ tokens: Tokens; to: string }> {
  const stored = tabStorage.read(pendingShelf)
  if (!stored) throw new Error("no_signin_pending")
  tabStorage.drop(pendingShelf)
  const pending = JSON.parse(stored) as Pending
  const { server, config, options } = await provider()
  const parameters = oauth.validateAuthResponse(server, client(config), address, pending.state)
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client(config),
    oauth.None(),
    parameters,
    redirectURI(),
    pending.verifier,
    options,
  )
  const result = await oauth.processAuthorizationCodeResponse(server, client(config), response, {
    expectedNonce: pending.nonce,
    requireIdToken: true,
  })
  return { tokens: read(result), to: pending.to }
}

/** New tokens, or undefined when the provider no longer honours the old ones. */
export async function refresh(refreshToken: string): Promise<Tokens | undefined> {
  const { server, config, options } = await provider()
  const response = await oauth.refreshTokenGrantRequest(server, client(config), oauth.None(), refreshToken, options)
  try {
    return read(await oauth.processRefreshTokenResponse(server, client(config), response), refreshToken)
  } catch (error) {
    if (error instanceof oauth.ResponseBodyError) return undefined
    throw error
  }
}

/** Ends the session at the provider: none of its tokens can be renewed any more, in this tab or in a restored one. */
export async function revoke(refreshToken: string): Promise<void> {
  const { server, config, options } = await provider()
  if (!server.revocation_endpoint) return
  const response = await oauth.revocationRequest(server, client(config), oauth.None(), refreshToken, options)
  await oauth.processRevocationResponse(response)
}

/** The address that makes the provider forget the session too. */
export async function endSession(idToken: string | undefined): Promise<string | undefined> {
  const { server, config } = await provider()
  if (!server.end_session_endpoint) return undefined
  const url = new URL(server.end_session_endpoint)
  const back = `${location.origin}/signin`
  url.searchParams.set("client_id", config.clientID)
  // Cognito calls it logout_uri, the standard post_logout_redirect_uri.
  url.searchParams.set("logout_uri", back)
  url.searchParams.set("post_logout_redirect_uri", back)
  if (idToken) url.searchParams.set("id_token_hint", idToken)
  return url.href
}

function read(result: oauth.TokenEndpointResponse, previousRefresh?: string): Tokens {
  const refreshToken = result.refresh_token ?? previousRefresh
  return {
    access: result.access_token,
    expiresAt: Date.now() + (result.expires_in ?? 300) * 1000,
    ...(refreshToken ? { refresh: refreshToken } : {}),
    ...(result.id_token ? { id: result.id_token } : {}),
  }
}
