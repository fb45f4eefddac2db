import { notBeforeOf } from "@ventanilla/core/util/signin"
import { password } from "@ventanilla/local/demo/cast"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { overflow, type Site, settled, shoot, signIn, startSite, type Visitor, violations } from "../support/browser"
import { addresses } from "../support/demo"

const email = "coordinacion@demo.mx"
const typed = "Canaria: lo escribió en el otro equipo"
let site: Site
let at: Record<string, string>

beforeAll(async () => {
  site = await startSite({ demo: true })
  at = await addresses(site.cloud)
}, 300_000)
afterAll(() => site?.stop())

const kept = async (page: Page) =>
  JSON.parse(String(await page.evaluate("sessionStorage.getItem('session')"))) as { refresh: string; access: string }
const renews = async (refresh_token: string) =>
  (
    await fetch(`${site.cloud.cognito.origin}/oauth2/token`, {
      method: "POST",
      body: new URLSearchParams({
        ...{ grant_type: "refresh_token", client_id: site.cloud.cognito.clientID },
        refresh_token,
      }),
    })
  ).status
const note = async ({ page }: Visitor) => {
  await page.goto(`/casefiles/${at.withHistory}/care`)
  await settled(page)
  await page.getByRole("button", { name: "Escribir una nota" }).click()
  return page.getByRole("dialog").getByRole("textbox", { name: "Nota" })
}

test("who signs out everywhere is out in her other browser at its next act; what she typed there waits for her", {
  timeout: 180_000,
}, async () => {
  const [lost, near] = [await site.visit({ language: "es" }), await site.visit({ language: "es", size: "phone" })]
  await signIn(lost, email, password)
  await (await note(lost)).fill(typed)
  const sealed = () =>
    lost.page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('draft.')).length")
  await expect.poll(sealed, { timeout: 15_000 }).toBe(1)
  const copied = await kept(lost.page)

  await signIn(near, email, password)
  await near.page.locator("details.who summary").click()
  await near.page.getByRole("button", { name: "Cerrar sesión en todos los dispositivos" }).click()
  const asked = near.page.getByRole("alertdialog")
  await asked.waitFor()
  expect(await violations(near.page)).toEqual([])
  expect(await overflow(near.page)).toBe(0)
  await shoot(near.page, "signout-everywhere-es-390")
  await asked.getByRole("button", { name: "Cerrar todas mis sesiones" }).click()
  await near.page.waitForURL((url) => url.pathname.startsWith("/signin"))
  await near.page.getByText("Su sesión se cerró en todos los dispositivos.").waitFor()
  const from = notBeforeOf(Date.now())

  // Tokens copied from the other browser open nothing and renew nothing.
  const opened = await fetch(`${site.url}/api/session`, { headers: { authorization: `Bearer ${copied.access}` } })
  expect([opened.status, ((await opened.json()) as { code: string }).code]).toEqual([401, "signed_out"])
  expect(await renews(copied.refresh)).toBe(400)

  await lost.page.getByRole("dialog").getByRole("button", { name: "Guardar" }).click()
  await lost.page.waitForURL((url) => url.pathname.startsWith("/signin"))
  await lost.page.getByText("Esta sesión se cerró en todos los dispositivos").waitFor()
  await shoot(lost.page, "signed-out-es-1280")
  expect(await sealed()).toBe(1)

  // Tokens count whole seconds: wait until a new sign-in is later than the sign-out.
  while (Math.floor(Date.now() / 1000) < from) await new Promise((done) => setTimeout(done, 200))
  await lost.context.clearCookies()
  await signIn(lost, email, password, "/signin")
  const box = await note(lost)
  await expect.poll(() => box.inputValue(), { timeout: 15_000 }).toBe(typed)
  await Promise.all([lost.context.close(), near.context.close()])
})

test("and can think better of it, in English", { timeout: 60_000 }, async () => {
  const { page, context, faults } = await site.visit({ language: "en" })
  await signIn({ page, context, faults }, email, password)
  await page.locator("details.who summary").click()
  await page.getByRole("button", { name: "Sign out everywhere" }).click()
  await page.getByRole("alertdialog").waitFor()
  await shoot(page, "signout-everywhere-en-1280")
  await page.getByRole("button", { name: "Cancel" }).click()
  await page.reload()
  await settled(page)
  expect(page.url()).not.toContain("/signin")
  expect(faults).toEqual([])
  await context.close()
})
