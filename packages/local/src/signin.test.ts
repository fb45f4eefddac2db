import { mkdir, readFile } from "node:fs/promises"
import { createServer } from "node:http"
import { createRequire } from "node:module"
import type { AddressInfo } from "node:net"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type LocalCloud, localCloud } from "../../../tests/support/local"
import { launchBrowser } from "./browser"

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js")
let cloud: LocalCloud
let browser: Browser
let consoleUrl: string
const site = createServer((_, response) => response.end("console"))

beforeAll(async () => {
  await new Promise<void>((done) => site.listen(0, "127.0.0.1", done))
  consoleUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  cloud = await localCloud({ console: consoleUrl })
  await cloud.cognito.createUser("ana@example.org", "Prueba-Segura-1")
  browser = await launchBrowser()
  await mkdir("artifacts", { recursive: true })
})
afterAll(async () => {
  await browser?.close()
  site.close()
})

const address = () => {
  const challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
  const query = {
    client_id: cloud.cognito.clientID,
    redirect_uri: `${consoleUrl}/signin/callback`,
    response_type: "code",
    code_challenge: challenge,
    code_challenge_method: "S256",
    scope: "openid email",
    state: "s",
    nonce: "n-1",
  }
  return `${cloud.cognito.origin}/oauth2/authorize?${new URLSearchParams(query)}`
}

async function violations(page: Page): Promise<string[]> {
  // The page's CSP allows no script, so axe is injected through the debugger.
  await page.evaluate(await readFile(axe, "utf8"))
  const result = (await page.evaluate("axe.run()")) as { violations: { id: string }[] }
  return result.violations.map(({ id }) => id)
}

describe("the sign-in page", () => {
  test.each([
    ["es", 1280],
    ["en", 390],
  ] as const)("in %s at %i px has no accessibility violation, and says what went wrong", async (language, width) => {
    const page = await browser.newPage({ viewport: { width, height: 800 } })
    await page.goto(`${address()}&lang=${language}`)
    expect(await page.getAttribute("html", "lang")).toBe(language)
    expect(await violations(page)).toEqual([])
    await page.screenshot({ path: `artifacts/signin-${language}-${width}.png` })
    await page.fill("#username", "ana@example.org")
    await page.fill("#password", "wrong")
    await page.keyboard.press("Enter")
    await page.waitForSelector('[role="alert"]')
    expect(await page.inputValue("#username")).toBe("ana@example.org")
    expect(await violations(page)).toEqual([])
    await page.close()
  })

  test("goes back to the console with a code; the id token repeats the nonce, and a code is used once", async () => {
    const page = await browser.newPage()
    await page.goto(address())
    await page.fill("#username", "Ana@Example.org ")
    await page.fill("#password", "Prueba-Segura-1")
    await page.keyboard.press("Enter")
    await page.waitForURL(`${consoleUrl}/signin/callback**`)
    const code = new URL(page.url()).searchParams.get("code") ?? ""
    await page.close()
    const exchange = () =>
      fetch(`${cloud.cognito.origin}/oauth2/token`, {
        method: "POST",
        body: new URLSearchParams({
          grant_type: "authorization_code",
          client_id: cloud.cognito.clientID,
          code,
          redirect_uri: `${consoleUrl}/signin/callback`,
          code_verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
        }),
      })
    const given = (await (await exchange()).json()) as { id_token: string; refresh_token: string }
    const { createRemoteJWKSet, jwtVerify } = await import("jose")
    const keys = createRemoteJWKSet(new URL(`${cloud.cognito.issuer}/.well-known/jwks.json`))
    const { payload } = await jwtVerify(given.id_token, keys, {
      issuer: cloud.cognito.issuer,
      audience: cloud.cognito.clientID,
    })
    expect(payload).toMatchObject({ nonce: "n-1", email: "ana@example.org", token_use: "id" })
    expect((await exchange()).status).toBe(400)
  })

  test("is over with its sign-out: a refresh token renews once, and none does after one of them was revoked", async () => {
    const page = await browser.newPage()
    await page.goto(address())
    await page.fill("#username", "ana@example.org")
    await page.fill("#password", "Prueba-Segura-1")
    await page.keyboard.press("Enter")
    await page.waitForURL(`${consoleUrl}/signin/callback**`)
    const code = new URL(page.url()).searchParams.get("code") ?? ""
    await page.close()
    const { origin, clientID: client_id } = cloud.cognito
    const post = (path: string, form: Record<string, string>) =>
      fetch(`${origin}/oauth2/${path}`, { method: "POST", body: new URLSearchParams({ client_id, ...form }) })
    const first = await post("token", {
      grant_type: "authorization_code",
      code,
      redirect_uri: `${consoleUrl}/signin/callback`,
      code_verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
    })
    type Given = { access_token: string; refresh_token: string }
    const began = (await first.json()) as Given
    const renew = (refresh_token: string) => post("token", { grant_type: "refresh_token", refresh_token })
    const renewed = (await (await renew(began.refresh_token)).json()) as Given
    const claims = (token: string) => JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString())
    for (const name of ["origin_jti", "auth_time", "sub"])
      expect(claims(renewed.access_token)[name], name).toBe(claims(began.access_token)[name])
    expect((await renew(began.refresh_token)).status).toBe(400)
    expect((await post("revoke", { token: renewed.refresh_token, client_id: "another" })).status).toBe(400)
    expect((await post("revoke", { token: "of nobody" })).status).toBe(200)
    // The older of the two tokens names the same session.
    expect((await post("revoke", { token: began.refresh_token })).status).toBe(200)
    const refused = await renew(renewed.refresh_token)
    expect([refused.status, await refused.json()]).toEqual([400, { error: "invalid_grant" }])
  })
})
