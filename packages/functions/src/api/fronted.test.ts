import { createHash, randomBytes } from "node:crypto"
import { frontHeader } from "@ventanilla/core/util/front.names"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { handler as outside } from "../open/lambda"
import { handler as inside } from "./lambda"

const secrets = [1, 2].map(() => randomBytes(32).toString("base64url"))
const digests = secrets.map((secret) => createHash("sha256").update(secret).digest("hex"))
const functions = { inside, outside }
const paths = { inside: "/api/config", outside: "/api/public/nothing" }
const usual = { inside: 200, outside: 404 }

/** The event of one request, as API Gateway sends it. */
async function ask(name: keyof typeof functions, said: string | undefined, path = paths[name], method = "GET") {
  const event = {
    version: "2.0",
    rawPath: path,
    rawQueryString: "",
    headers: { accept: "application/json", ...(said === undefined ? {} : { [frontHeader]: said }) },
    requestContext: { domainName: "api.example", http: { method, path, sourceIp: "192.0.2.1" } },
    isBase64Encoded: false,
  }
  const { statusCode, body } = (await functions[name](event as never, {} as never)) as {
    statusCode: number
    body: string
  }
  return { statusCode, code: (JSON.parse(body) as { code?: string }).code }
}

beforeEach(() => {
  vi.stubEnv("VENTANILLA_OIDC_ISSUER", "https://issuer.example")
  vi.stubEnv("VENTANILLA_OIDC_CLIENT_ID", "console")
  vi.stubEnv("VENTANILLA_OIDC_SIGN_IN", "https://sign-in.example")
})
afterEach(() => vi.unstubAllEnvs())

describe.each(["inside", "outside"] as const)("the function for those %s", (name) => {
  it("refuses what did not come through the front, whatever it says and asks", async () => {
    vi.stubEnv("VENTANILLA_FRONT_DIGEST", digests.join(","))
    // Its digest is not secret: it does not reveal what is asked for.
    for (const said of [undefined, "", "x", secrets[0]?.slice(1), digests[0], secrets.join(",")])
      for (const path of [paths[name], "/api/casefiles", "/api/partner/referrals"])
        for (const method of ["GET", "DELETE"])
          expect(await ask(name, said, path, method)).toEqual({ statusCode: 403, code: "front_only" })
  })

  // As a person writes two of them into a parameter by hand.
  it.each([",", ", ", " , ", ",\n"])(
    "answers what did, under either secret while one takes the other's place (%j)",
    async (between) => {
      for (const written of [digests.join(between), ` ${digests.join(between).toUpperCase()}\n`]) {
        vi.stubEnv("VENTANILLA_FRONT_DIGEST", written)
        for (const said of secrets) expect((await ask(name, said)).statusCode).toBe(usual[name])
      }
    },
  )

  it("answers everybody where no front is declared, and nobody where it is declared in vain", async () => {
    vi.stubEnv("VENTANILLA_FRONT_DIGEST", undefined)
    expect((await ask(name, undefined)).statusCode).toBe(usual[name])
    for (const vain of ["", " ", "e3b0", "none"]) {
      vi.stubEnv("VENTANILLA_FRONT_DIGEST", vain)
      expect((await ask(name, undefined)).statusCode).toBe(403)
    }
  })
})
