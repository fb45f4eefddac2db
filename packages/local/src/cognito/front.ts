import { readFile } from "node:fs/promises"
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http"
import { createRequire } from "node:module"
import type { Faults } from "../gateway/faults"
import type { Guard } from "../gateway/guard"
import { answer, bodyOf, cut, isSilent, pause } from "../gateway/http"
import { callOf, type Recorder } from "../gateway/recorder"
import { clientID, type openBackend, userPoolID } from "./backend"
import { fontPath, type Language, signInPage } from "./page"
import { createSignins } from "./signins"

type Backend = Awaited<ReturnType<typeof openBackend>>
export type FrontOptions = {
  backend: Backend
  origin: string
  backendUrl: string
  logouts: () => string[]
  guard: Guard | undefined
  faults: Faults
  recorder: Recorder
}

const carried = [
  "client_id",
  "redirect_uri",
  "response_type",
  "code_challenge",
  "code_challenge_method",
  "scope",
  "state",
  "nonce",
]
const giveFont = async (response: ServerResponse) => {
  const file = createRequire(import.meta.url).resolve(
    "@fontsource-variable/noto-sans/files/noto-sans-latin-wght-normal.woff2",
  )
  response
    .writeHead(200, { "content-type": "font/woff2", "cache-control": "public, max-age=31536000" })
    .end(await readFile(file))
}
const amzJson = "application/x-amz-json-1.1"
const refuse = (response: ServerResponse, __type: string, message = __type) =>
  answer(response, 400, amzJson, JSON.stringify({ __type, message }))
const strong = [/.{8}/, /[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/]
const headers = {
  "cache-control": "no-store",
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
}

const subjectOf = (token: string) =>
  String((JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as { sub?: string }).sub)
const requestOf = (values: URLSearchParams) =>
  Object.fromEntries(carried.flatMap((name) => (values.get(name) === null ? [] : [[name, values.get(name) ?? ""]])))
const languageOf = (values: URLSearchParams, request: IncomingMessage): Language => {
  const asked = values.get("lang") ?? values.get("ui_locales") ?? ""
  return (asked || (request.headers["accept-language"] ?? "es")).startsWith("en") ? "en" : "es"
}

/** What stands before the emulator: a sign-in page people can use, discovery that is true, sign-out, faults. */
export function createFront(options: FrontOptions): RequestListener {
  const { backend, origin, backendUrl, guard, faults, recorder } = options

  const nonces = new Map<string, string>()
  const signins = createSignins(backend.signins)

  const show = (response: ServerResponse, html: string) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    answer(response, 200, "text/html; charset=utf-8", html)
  }

  async function authorize(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const reply = await fetch(`${backendUrl}${url.pathname}${url.search}`)
    if (!reply.ok) return answer(response, reply.status, "application/json", await reply.text())
    show(
      response,
      signInPage({
        language: languageOf(url.searchParams, request),
        request: requestOf(url.searchParams),
        step: "enter",
      }),
    )
  }

  async function signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams((await bodyOf(request)).toString("utf8"))
    const email = (form.get("username") ?? "").trim().toLowerCase()
    const password = form.get("password") ?? ""
    const page = { language: languageOf(form, request), request: requestOf(form), email }
    const user = await backend.user(email)
    if (!user?.Enabled || user.Password !== password)
      return show(response, signInPage({ ...page, step: "enter", problem: "wrong" }))
    if (user.UserStatus === "FORCE_CHANGE_PASSWORD") {
      const next = form.get("new_password")
      if (next === null) return show(response, signInPage({ ...page, step: "choose", password }))
      if (strong.some((rule) => !rule.test(next)))
        return show(response, signInPage({ ...page, step: "choose", password, problem: "weak" }))
      await backend.setPassword(user, next)
      form.set("password", next)
    }
    form.set("username", email)
    const reply = await fetch(`${backendUrl}/oauth2/authorize`, { method: "POST", body: form, redirect: "manual" })
    const location = reply.headers.get("location")
    if (!location) return answer(response, reply.status, "application/json", await reply.text())
    const code = new URL(location).searchParams.get("code")
    const nonce = form.get("nonce")
    if (code && nonce) nonces.set(code, nonce)
    response.writeHead(302, { location, "cache-control": "no-store" }).end()
  }

  /**
   * Cognito repeats the request's nonce in the id token, names the session in every token and turns the refresh token over
   * with each use; the emulator does not.
   */
  async function token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader("access-control-allow-origin", "*")
    response.setHeader("cache-control", "no-store")
    const form = new URLSearchParams((await bodyOf(request)).toString("utf8"))
    const renews = form.get("grant_type") === "refresh_token"
    const known = renews ? await signins.renewable(form.get("refresh_token") ?? "") : undefined
    if (renews && !known) return answer(response, 400, "application/json", `{"error":"invalid_grant"}`)
    if (known) form.set("refresh_token", known.refresh)
    const reply = await fetch(`${backendUrl}/oauth2/token`, { method: "POST", body: form })
    const given = (await reply.json()) as Record<string, unknown>
    const code = form.get("code") ?? ""
    const nonce = nonces.get(code)
    nonces.delete(code)
    if (reply.ok) {
      const signin = known ?? (await signins.begin(subjectOf(String(given.access_token)), String(given.refresh_token)))
      const claims = { origin_jti: signin.id, auth_time: signin.began }
      given.access_token = backend.withClaim(String(given.access_token), claims)
      if (typeof given.id_token === "string")
        given.id_token = backend.withClaim(given.id_token, { ...claims, ...(nonce ? { nonce } : {}) })
      given.refresh_token = await signins.next(signin)
    }
    answer(response, reply.status, "application/json", JSON.stringify(given))
  }

  /** As Cognito: 200 whether there was anything to revoke or not. */
  async function revoke(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader("access-control-allow-origin", "*")
    const form = new URLSearchParams((await bodyOf(request)).toString("utf8"))
    if (form.get("client_id") !== clientID)
      return answer(response, 400, "application/json", `{"error":"invalid_client"}`)
    await signins.revoke(form.get("token") ?? "")
    response.writeHead(200, { "cache-control": "no-store" }).end()
  }

  /** Back to the console, as Cognito's `/logout` does, to registered addresses only. */
  function signOut(response: ServerResponse, url: URL) {
    const target = url.searchParams.get("logout_uri") ?? url.searchParams.get("post_logout_redirect_uri") ?? ""
    if (url.searchParams.get("client_id") !== clientID || !options.logouts().includes(target)) {
      return answer(response, 400, "application/json", `{"error":"invalid_request"}`)
    }
    response.writeHead(302, { location: target, "cache-control": "no-store" }).end()
  }

  function discovery(response: ServerResponse) {
    const issuer = `${origin}/${userPoolID}`
    response.setHeader("access-control-allow-origin", "*")
    const document = {
      issuer,
      jwks_uri: `${issuer}/.well-known/jwks.json`,
      authorization_endpoint: `${origin}/oauth2/authorize`,
      token_endpoint: `${origin}/oauth2/token`,
      revocation_endpoint: `${origin}/oauth2/revoke`,
      end_session_endpoint: `${origin}/logout`,
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      scopes_supported: ["openid", "email"],
      code_challenge_methods_supported: ["S256"],
      id_token_signing_alg_values_supported: ["RS256"],
      token_endpoint_auth_methods_supported: ["none"],
    }
    answer(response, 200, "application/json", JSON.stringify(document))
  }

  async function api(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const action = String(request.headers["x-amz-target"]).split(".")[1] ?? ""
    const recognised = guard?.recognise(request.headers)
    if (recognised && "refused" in recognised) return refuse(response, recognised.refused)
    const body = await bodyOf(request)
    const { UserPoolId, Username } = JSON.parse(body.toString("utf8")) as { UserPoolId?: string; Username?: string }
    // Of the rest some is a password.
    const call = callOf("cognito", action, { UserPoolId }, recognised?.caller)
    recorder.note(call)
    const verdict = await guard?.judge(call)
    if (verdict?.allow === false) return refuse(response, "AccessDeniedException", verdict.message)
    const carryOut = async () => {
      // The emulator does not know it.
      if (action === "AdminUserGlobalSignOut") {
        await signins.endAll(Username ?? "")
        return { status: 200, text: "{}" }
      }
      const kept = { "content-type": amzJson, "x-amz-target": String(request.headers["x-amz-target"]) }
      const reply = await fetch(backendUrl, { method: "POST", headers: kept, body: new Uint8Array(body) })
      return { status: reply.status, text: await reply.text() }
    }
    const fault = faults.take(call)
    if (fault?.kind === "slow") await pause(fault.after)
    if (!fault || fault.kind === "slow") {
      const { status, text } = await carryOut()
      return answer(response, status, amzJson, text)
    }
    if (isSilent(fault)) {
      await carryOut()
      return cut(response, fault)
    }
    if (fault.kind === "throttle") return answer(response, 400, amzJson, `{"__type":"TooManyRequestsException"}`)
    if (fault.kind === "error") return answer(response, 500, amzJson, `{"__type":"InternalErrorException"}`)
    return cut(response, fault)
  }

  async function keys(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Not recorded: nobody signs it, and no policy judges it.
    const fault = faults.take(callOf("cognito", "JWKS", {}))
    if (fault?.kind === "slow") await pause(fault.after)
    if (!fault || fault.kind === "slow") return void backend.application(request, response)
    if (fault.kind === "throttle") return answer(response, 429, "application/json", "{}")
    if (fault.kind === "error") return answer(response, 500, "application/json", "{}")
    return cut(response, fault)
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", origin)
    if (url.pathname.endsWith("/.well-known/jwks.json")) return keys(request, response)
    if (request.method === "POST" && request.headers["x-amz-target"]) return api(request, response)
    if (url.pathname === "/oauth2/authorize")
      return request.method === "POST" ? signIn(request, response) : authorize(request, response, url)
    if (url.pathname === "/oauth2/token" && request.method === "POST") return token(request, response)
    if (url.pathname === "/oauth2/revoke" && request.method === "POST") return revoke(request, response)
    if (url.pathname === "/logout") return signOut(response, url)
    if (url.pathname === fontPath) return giveFont(response)
    if (url.pathname.endsWith("/.well-known/openid-configuration")) return discovery(response)
    backend.application(request, response)
  }

  return (request, response) => {
    handle(request, response).catch(() => {
      if (response.headersSent) response.destroy()
      else answer(response, 500, "application/json", `{"error":"server_error"}`)
    })
  }
}
