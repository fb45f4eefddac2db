import { sign } from "node:crypto"
import { mkdir, mkdtemp } from "node:fs/promises"
import type { RequestListener } from "node:http"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createStores } from "./store"

const require = createRequire(import.meta.url)

export const userPoolID = "us-east-1_ventanilla"
export const clientID = "ventanillaconsole"

export type CognitoUser = {
  Username: string
  Password: string
  UserStatus: string
  Enabled: boolean
  Attributes: { Name: string; Value: string }[]
}
type Context = { logger: typeof silent }
type Pool = {
  getUserByUsername(context: Context, name: string): Promise<CognitoUser | null>
  saveUser(context: Context, user: CognitoUser): Promise<void>
  saveAppClient(context: Context, client: unknown): Promise<void>
}
type Cognito = {
  getUserPool(context: Context, id: string): Promise<Pool>
  createUserPool(context: Context, pool: unknown): Promise<unknown>
  listUserPools(context: Context): Promise<{ Id: string }[]>
}
/** A message Cognito itself would send: the temporary password of an invited person, a code. */
export type CognitoMessage = { to: string; source: string; code: string }

const nothing = () => undefined
const silent = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  trace: nothing,
  fatal: nothing,
  level: "silent",
  child: () => silent,
} as {
  [level: string]: unknown
}
const context: Context = { logger: silent }

const part = (path: string) => require(`cognito-local/lib/${path}`)

/**
 * The emulator put together from its parts, without its own `defaults` (which loads the whole AWS SDK v2): with a store that
 * survives a kill, no triggers, and messages handed to `deliver`.
 */
export async function openBackend(options: {
  dir?: string
  issuerDomain: string
  deliver: (message: CognitoMessage) => Promise<void>
}) {
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), "ventanilla-cognito-")))
  await mkdir(dir, { recursive: true })
  const clock = new (part("services/clock.js").DateClock)()
  const stores = createStores(options.dir)
  const triggers = { enabled: () => false }
  const messages = {
    deliver: async (_: unknown, source: string, __: unknown, ___: unknown, user: CognitoUser, code: string) => {
      const to = user.Attributes.find(({ Name }) => Name === "email")?.Value
      if (to) await options.deliver({ to, source, code })
    },
  }
  const defaults = { UsernameAttributes: ["email"] }
  const pools = new (part("services/userPoolService.js").UserPoolServiceFactoryImpl)(clock, stores)
  const cognito: Cognito = await new (part("services/cognitoService.js").CognitoServiceFactoryImpl)(
    dir,
    stores,
    pools,
  ).create(context, defaults)
  const config = {
    TokenConfig: { IssuerDomain: options.issuerDomain },
    TriggerFunctions: {},
    UserPoolDefaults: defaults,
  }
  const tokenGenerator = new (part("services/tokenGenerator.js").JwtTokenGenerator)(clock, triggers, config.TokenConfig)
  const services = { clock, cognito, config, messages, otp: part("services/otp.js").otp, tokenGenerator, triggers }
  const router = part("server/Router.js").Router(services)
  const logger = require("pino")({ level: "silent" })
  const { application } = part("server/server.js").createServer(router, logger, { development: false }, services)

  if (!(await cognito.listUserPools(context)).some(({ Id }) => Id === userPoolID)) {
    await cognito.createUserPool(context, {
      Id: userPoolID,
      Name: "ventanilla",
      UsernameAttributes: ["email"],
      MfaConfiguration: "OFF",
    })
  }
  const pool = await cognito.getUserPool(context, userPoolID)

  return {
    application: application as RequestListener,
    /** Where sessions are kept beside the emulator's own data. */
    signins: await stores.create(undefined, "signins", {}),
    /** The same token with more claims, signed anew with the emulator's key. */
    withClaim(token: string, claims: Record<string, unknown>): string {
      const [header = "", payload = ""] = token.split(".")
      const old = JSON.parse(Buffer.from(payload, "base64url").toString()) as Record<string, unknown>
      const signed = `${header}.${Buffer.from(JSON.stringify({ ...old, ...claims })).toString("base64url")}`
      return `${signed}.${sign("sha256", Buffer.from(signed), part("keys/cognitoLocal.private.json").pem).toString("base64url")}`
    },
    user: (name: string) => pool.getUserByUsername(context, name),
    setPassword: async (user: CognitoUser, Password: string) =>
      pool.saveUser(context, { ...user, Password, UserStatus: "CONFIRMED" }),
    /** The console's client: code with PKCE, and passwords directly for tests. */
    saveClient: (callbacks: string[], logouts: string[]) =>
      pool.saveAppClient(context, {
        ClientId: clientID,
        ClientName: "console",
        UserPoolId: userPoolID,
        CallbackURLs: callbacks,
        LogoutURLs: logouts,
        AllowedOAuthFlows: ["code"],
        AllowedOAuthScopes: ["openid", "email"],
        AllowedOAuthFlowsUserPoolClient: true,
        ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        AccessTokenValidity: 60,
        IdTokenValidity: 60,
        RefreshTokenValidity: 1,
        TokenValidityUnits: { AccessToken: "minutes", IdToken: "minutes", RefreshToken: "days" },
        EnableTokenRevocation: true,
        CreationDate: clock.get(),
        LastModifiedDate: clock.get(),
      }),
  }
}
