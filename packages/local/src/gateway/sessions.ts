import { createHmac, randomBytes, timingSafeEqual } from "node:crypto"
import type { IncomingHttpHeaders } from "node:http"
import type { Caller } from "./policy"

export const functionKey = "localfunction"

type Session = { accessKeyId: string; tenant: string; name: string; expires: number }
export type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken: string; expiration: Date }
export type Sessions = ReturnType<typeof createSessions>
export type Recognised = { caller: Caller } | { refused: "UnrecognizedClientException" | "ExpiredTokenException" }

const accessKeyIn = (authorization: string | undefined) => authorization?.match(/Credential=([^/,\s]+)\//)?.[1]

/** Issues and recognises temporary credentials. The token carries its session, signed: nothing is kept, a restart forgets none. */
export function createSessions(options: {
  account: string
  functionRole: string
  consulateRole: string
  secret: Buffer
}) {
  const { account, functionRole, consulateRole, secret } = options
  const signed = (payload: string) => createHmac("sha256", secret).update(payload).digest("base64url")
  const functionCaller: Caller = { kind: "function", arn: `arn:aws:sts::${account}:assumed-role/${functionRole}/local` }
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
    issue(tenant: string, name: string, seconds: number): Credentials {
      const accessKeyId = `ASIA${randomBytes(8).toString("hex").toUpperCase()}`
      const expiration = new Date(Date.now() + seconds * 1000)
      const session: Session = { accessKeyId, tenant, name, expires: expiration.getTime() }
      const payload = Buffer.from(JSON.stringify(session)).toString("base64url")
      const secretAccessKey = randomBytes(30).toString("base64url")
      return { accessKeyId, secretAccessKey, sessionToken: `${payload}.${signed(payload)}`, expiration }
    },
    recognise(headers: IncomingHttpHeaders): Recognised {
      const accessKeyId = accessKeyIn(headers.authorization)
      const token = headers["x-amz-security-token"]
      if (typeof token !== "string") {
        return accessKeyId === functionKey ? { caller: functionCaller } : { refused: "UnrecognizedClientException" }
      }
      const session = open(token)
      if (!session || session.accessKeyId !== accessKeyId) return { refused: "UnrecognizedClientException" }
      if (session.expires <= Date.now()) return { refused: "ExpiredTokenException" }
      const arn = `arn:aws:sts::${account}:assumed-role/${consulateRole}/${session.name}`
      return { caller: { kind: "consulate", arn, tenant: session.tenant } }
    },
  }
}
