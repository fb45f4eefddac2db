import { createServer, type RequestListener } from "node:http"
import type { AddressInfo } from "node:net"
import { type CognitoMessage, clientID, openBackend, userPoolID } from "./cognito/backend"
import { createFront } from "./cognito/front"
import { createFaults, type Faults } from "./gateway/faults"
import type { Guard } from "./gateway/guard"
import { createRecorder, type Recorder } from "./gateway/recorder"

export type CognitoOptions = {
  dir?: string
  port?: number
  /** The console's origins: where sign-in comes back to and sign-out ends. */
  consoles?: string[]
  deliver?: (message: CognitoMessage) => Promise<void>
  /** Who may change the pool; anybody without it. */
  guard?: Guard
  faults?: Faults
  recorder?: Recorder
}
export type CognitoService = Awaited<ReturnType<typeof startCognito>>

const callback = "/signin/callback"
const target = "AWSCognitoIdentityProviderService"

async function listen(listener: RequestListener, port: number) {
  const server = createServer(listener)
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, "127.0.0.1", resolve)
  })
  return { server, port: (server.address() as AddressInfo).port }
}

/** The Cognito emulator with the pool and the console's client in it, behind a sign-in page of our own. */
export async function startCognito(options: CognitoOptions = {}) {
  let front: RequestListener | undefined
  const outer = await listen((request, response) => front?.(request, response), options.port ?? 0)
  const origin = `http://localhost:${outer.port}`
  const { deliver = async () => {}, faults = createFaults(), recorder = createRecorder() } = options
  const backend = await openBackend({ ...(options.dir ? { dir: options.dir } : {}), issuerDomain: origin, deliver })
  const inner = await listen(backend.application, 0)
  let logouts: string[] = []

  async function allow(consoles: string[]) {
    logouts = consoles.flatMap((console) => [console, `${console}/`, `${console}/signin`])
    await backend.saveClient(
      consoles.map((console) => `${console}${callback}`),
      logouts,
    )
  }
  await allow(options.consoles ?? [])
  const backendUrl = `http://127.0.0.1:${inner.port}`
  front = createFront({ backend, origin, backendUrl, logouts: () => logouts, guard: options.guard, faults, recorder })

  /** A call of the pool's API, past the faults. */
  async function call<Answer>(action: string, request: Record<string, unknown>): Promise<Answer> {
    const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": `${target}.${action}` }
    const reply = await fetch(backendUrl, { method: "POST", headers, body: JSON.stringify(request) })
    if (!reply.ok) throw new Error(`Cognito refused ${action}: ${await reply.text()}`)
    return (await reply.json()) as Answer
  }

  return {
    url: `http://127.0.0.1:${outer.port}`,
    origin,
    issuer: `${origin}/${userPoolID}`,
    userPoolID,
    clientID,
    allow,
    /** A person who can sign in; the same one again keeps their identity and gets this password. Returns the `sub`. */
    async createUser(email: string, password: string): Promise<string> {
      const known = await backend.user(email.toLowerCase())
      if (!known) {
        const UserAttributes = [
          { Name: "email", Value: email.toLowerCase() },
          { Name: "email_verified", Value: "true" },
        ]
        await call("AdminCreateUser", {
          UserPoolId: userPoolID,
          Username: email.toLowerCase(),
          MessageAction: "SUPPRESS",
          UserAttributes,
        })
      }
      const user = await backend.user(email.toLowerCase())
      if (!user) throw new Error("The pool lost a user")
      await backend.setPassword(user, password)
      return user.Attributes.find(({ Name }) => Name === "sub")?.Value ?? ""
    },
    /** The `sub` of a person the pool knows. */
    identityOf: async (email: string) =>
      (await backend.user(email.toLowerCase()))?.Attributes.find(({ Name }) => Name === "sub")?.Value,
    /** A real access token, as sign-in would give; `since`: of somebody who proved who she is in that second. */
    async tokenFor(email: string, password: string, since?: number): Promise<string> {
      const AuthParameters = { USERNAME: email.toLowerCase(), PASSWORD: password }
      const request = { AuthFlow: "USER_PASSWORD_AUTH", ClientId: clientID, AuthParameters }
      const { AuthenticationResult } = await call<{ AuthenticationResult?: { AccessToken: string } }>(
        "InitiateAuth",
        request,
      )
      if (!AuthenticationResult) throw new Error("This person must choose a password first")
      const { AccessToken } = AuthenticationResult
      return since === undefined ? AccessToken : backend.withClaim(AccessToken, { auth_time: since })
    },
    async stop(): Promise<void> {
      for (const { server } of [outer, inner]) {
        server.closeAllConnections()
        await new Promise((done) => server.close(done))
      }
    },
  }
}
