import { createHmac, randomBytes, timingSafeEqual } from "node:crypto"
import type { IncomingHttpHeaders } from "node:http"
import { functions } from "@ventanilla/core/util/function.names"
import { keyOf, operatorKey } from "../functions"
import type { LocalNames } from "../names"
import type { Caller } from "./policy"

type Session = { accessKeyId: string; tenant?: string; role: string; custody?: true; name: string; expires: number }
/** `role`: which was asked for. `custody`: an operator asks, whose session of a consulate is the custody role's, as on AWS. */
type Asked = { tenant?: string; role: string; custody?: true; name: string; seconds: number }
export type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken: string; expiration: Date }
export type Sessions = ReturnType<typeof createSessions>
export type Recognised = { caller: Caller } | { refused: "UnrecognizedClientException" | "ExpiredTokenException" }

const accessKeyIn = (authorization: string | undefined) => authorization?.match(/Credential=([^/,\s]+)\//)?.[1] ?? ""

/** Issues and recognises temporary credentials. The token carries its session, signed: nothing is kept, a restart forgets none. */
export function createSessions({ names, secret }: { names: LocalNames; secret: Buffer }) {
  const { account, roles } = names
  const signed = (payload: string) => createHmac("sha256", secret).update(payload).digest("base64url")
  const as = (role: string, session: string, credential: string) => ({
    role,
    credential,
    arn: `arn:aws:sts::${account}:assumed-role/${role}/${session}`,
  })
  const own = new Map<string, Caller>([
    ...functions.map(
      (name) => [keyOf(name), { kind: "function", ...as(roles.of(name), roles.of(name), keyOf(name)) }] as const,
    ),
    [operatorKey, { kind: "operator", ...as(roles.operator, "local", operatorKey) }],
  ])
  const read = new Map<string, Session>()

  function open(token: string): Session | undefined {
    const known = read.get(token)
    if (known) return known
    const [payload = "", signature = ""] = token.split(".")
    const expected = Buffer.from(signed(payload))
    const given = Buffer.from(signature)
    if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined
    const session = JSON.parse(Buffer.from(payload, "base64url").toString()) as Session
    read.set(token, session)
    return session
  }

  return {
    /** Credentials of a role that enters a consulate, under a tag, or of headquarters' role without one. */
    issue({ seconds, ...asked }: Asked): Credentials {
      const accessKeyId = `ASIA${randomBytes(8).toString("hex").toUpperCase()}`
      const expiration = new Date(Date.now() + seconds * 1000)
      const session: Session = { accessKeyId, ...asked, expires: expiration.getTime() }
      const payload = Buffer.from(JSON.stringify(session)).toString("base64url")
      const secretAccessKey = randomBytes(30).toString("base64url")
      return { accessKeyId, secretAccessKey, sessionToken: `${payload}.${signed(payload)}`, expiration }
    },
    recognise(headers: IncomingHttpHeaders): Recognised {
      const accessKeyId = accessKeyIn(headers.authorization)
      const token = headers["x-amz-security-token"]
      if (typeof token !== "string") {
        const caller = own.get(accessKeyId)
        return caller ? { caller } : { refused: "UnrecognizedClientException" }
      }
      const session = open(token)
      if (!session || session.accessKeyId !== accessKeyId) return { refused: "UnrecognizedClientException" }
      if (session.expires <= Date.now()) return { refused: "ExpiredTokenException" }
      const { tenant, role, custody, name } = session
      return {
        caller: tenant
          ? { kind: "consulate", tenant, ...as(custody ? roles.custody : role, name, accessKeyId) }
          : { kind: "headquarters", ...as(roles.headquarters, name, accessKeyId) },
      }
    },
  }
}
