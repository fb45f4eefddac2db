import { password } from "@ventanilla/local/demo/cast"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Site, settled, signIn, startSite, type Visitor } from "../support/browser"
import { addresses } from "../support/demo"

const canary = "Cuenta canaria: guarda la llave la vecina"
const other = "Otra cosa escrita sin conexión, canaria"
let site: Site
let at: Record<string, string>

beforeAll(async () => {
  site = await startSite({ demo: true })
  at = await addresses(site.cloud)
}, 300_000)
afterAll(() => site?.stop())

const dialog = (page: Page) => page.getByRole("dialog", { name: "Escribir una nota" })
const box = (page: Page) => dialog(page).getByRole("textbox", { name: "Nota" })
const open = async (page: Page) => {
  await page.goto(`/casefiles/${at.withHistory}/care`)
  await settled(page)
  await page.getByRole("button", { name: "Escribir una nota" }).click()
  await box(page).waitFor()
}
const noted = async (page: Page, text: string) => page.locator("article p.told", { hasText: text }).count()

/** Everything on the device, as somebody with the disk would read it. */
const onDevice = async ({ context, page }: Visitor): Promise<string> => {
  const storage = JSON.stringify(await context.storageState({ indexedDB: true }))
  const session = await page.evaluate("JSON.stringify({ ...sessionStorage, ...localStorage })")
  return `${storage} ${String(session)}`
}
const drafts = (page: Page) =>
  page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('draft.')).length") as Promise<number>
// The page's CSP forbids eval, so the test polls from outside.
const sealedBy = (page: Page, count: number) => expect.poll(() => drafts(page), { timeout: 15_000 }).toBe(count)
const typedAgain = (page: Page) =>
  expect.poll(() => page.evaluate("document.querySelector('textarea')?.value ?? ''"), { timeout: 15_000 }).toBe(other)

describe("what is typed", () => {
  test("survives a lost connection, and is sent once when it is back", { timeout: 120_000 }, async () => {
    const visitor = await site.visit({ language: "es" })
    const { context, page } = visitor
    await signIn(visitor, "coordinacion@demo.mx", password)
    await open(page)
    await box(page).fill(canary)
    await sealedBy(page, 1)
    expect(await onDevice(visitor)).not.toContain("canaria")
    // The request arrives, its answer does not.
    let reached = 0
    await page.route("**/api/notes", async (route) => {
      if (route.request().method() !== "POST") return route.continue()
      reached++
      await route.fetch()
      await route.abort("connectionreset")
    })
    await dialog(page).getByRole("button", { name: "Guardar" }).click()
    await dialog(page).getByText("se enviará solo, una vez").waitFor()
    expect(reached).toBe(1)
    await page.unroute("**/api/notes")
    await context.setOffline(true)
    await context.setOffline(false)
    await page.getByText("La nota quedó sellada.").waitFor()
    await page.reload()
    await settled(page)
    await page.locator("article p.told").first().waitFor()
    expect(await noted(page, canary)).toBe(1)
    expect(await drafts(page)).toBe(0)
    await context.close()
  })

  test("is sent from a browser whose storage is full, and a clock that runs ahead throws none of it away", {
    timeout: 120_000,
  }, async () => {
    const visitor = await site.visit({ language: "es" })
    const { context, page } = visitor
    await signIn(visitor, "coordinacion@demo.mx", password)
    await open(page)
    await box(page).fill("Antes del salto")
    await sealedBy(page, 1)
    const now = Number(await page.evaluate("Date.now()"))
    await page.clock.setSystemTime(now + 72 * 3_600_000)
    await page.reload()
    expect(await drafts(page)).toBe(1)
    await page.clock.setSystemTime(now)
    await page.evaluate("sessionStorage.clear(), localStorage.removeItem('draft.')")
    await signIn(visitor, "coordinacion@demo.mx", password)
    // Completely full: not one more letter fits.
    await page.evaluate(`{
      let size = 4_000_000
      for (let at = 0; size >= 1; at++) {
        try { localStorage.setItem("filler" + at, "x".repeat(size)) } catch { size = size / 2 | 0 }
      }
    }`)
    await open(page)
    await box(page).fill("Con el equipo lleno")
    await dialog(page).getByRole("button", { name: "Guardar" }).click()
    await page.getByText("La nota quedó sellada.").waitFor()
    await expect.poll(() => noted(page, "Con el equipo lleno"), { timeout: 15_000 }).toBe(1)
    expect(visitor.faults).toEqual([])
    await context.close()
  })

  test("survives a reload, a crash and an ended session, for the same person alone", { timeout: 240_000 }, async () => {
    const visitor = await site.visit({ language: "es" })
    const { context, page } = visitor
    await signIn(visitor, "coordinacion@demo.mx", password)
    await open(page)
    await box(page).fill(other)
    await sealedBy(page, 1)
    await page.reload()
    await settled(page)
    await page.getByRole("button", { name: "Escribir una nota" }).click()
    await typedAgain(page)
    await dialog(page).getByText("Se recuperó lo que escribió").waitFor()
    // The tab crashes: its session is lost, the sealed drafts stay.
    await page.close()
    const next = await context.newPage()
    const again: Visitor = { context, page: next, faults: [] }
    await next.goto("/")
    expect(await onDevice(again)).not.toContain("canaria")
    expect(await drafts(next)).toBe(1)
    // Another person on the same device can open nothing and sees no hint of it.
    await context.clearCookies()
    await signIn(again, "casos@demo.mx", password, "/signin")
    await next.goto("/today")
    await settled(next)
    expect(await next.getByText("Dejó algo sin enviar").count()).toBe(0)
    expect(await onDevice(again)).not.toContain("canaria")
    // The other person's session expires; the first person's drafts stay.
    await next.evaluate("sessionStorage.clear()")
    await context.clearCookies()
    await signIn(again, "coordinacion@demo.mx", password, "/signin")
    await next.goto("/today")
    await settled(next)
    await next.getByText("Dejó algo sin enviar").waitFor()
    await next.getByRole("link", { name: "Retomarlo" }).click()
    await settled(next)
    await next.getByRole("button", { name: "Escribir una nota" }).click()
    await typedAgain(next)
    // Escape twice hides the page, and the drafts stay sealed.
    await next.keyboard.press("Escape")
    await next.keyboard.press("Escape")
    await next.waitForURL("**/notas")
    expect(await next.locator("textarea").count()).toBe(0)
    expect(await drafts(next)).toBe(1)
    expect(await onDevice(again)).not.toContain("canaria")
    await context.close()
  })

  test("of an incident or a consent comes back after a reload, and may be thrown away", {
    timeout: 120_000,
  }, async () => {
    const visitor = await site.visit({ language: "es" })
    const { context, page } = visitor
    await signIn(visitor, "coordinacion@demo.mx", password)
    const back = () => page.getByText("Se recuperó lo que escribió")
    const record = async () => {
      await page.goto(`/casefiles/${at.withHistory}/situation`)
      await settled(page)
      await page.getByRole("button", { name: "Anotar un hecho" }).click()
    }
    await record()
    await page.getByLabel("Relato breve").fill(canary)
    await sealedBy(page, 1)
    expect(await onDevice(visitor)).not.toContain("canaria")
    await record()
    await back().waitFor()
    expect(await page.getByLabel("Relato breve").inputValue()).toBe(canary)
    await page.getByRole("button", { name: "Descartar" }).click()
    expect(await page.getByLabel("Relato breve").inputValue()).toBe("")
    await sealedBy(page, 0)
    const consent = async () => {
      await page.goto(`/casefiles/${at.withHistory}/consent`)
      await settled(page)
    }
    await consent()
    await page.locator(".questions").getByRole("checkbox").first().check({ force: true })
    await sealedBy(page, 1)
    await consent()
    await back().waitFor()
    expect(await page.locator(".questions").getByRole("checkbox").first().isChecked()).toBe(true)
    await context.close()
  })

  test("is gone at sign-out, from the device and with its key", { timeout: 120_000 }, async () => {
    const visitor = await site.visit({ language: "es" })
    const { context, page } = visitor
    await signIn(visitor, "coordinacion@demo.mx", password)
    await open(page)
    await box(page).fill(canary)
    await sealedBy(page, 1)
    const kept = (await page.evaluate("JSON.stringify(localStorage)")) as string
    await dialog(page).getByRole("button", { name: "Cancelar" }).click()
    await page.locator("details.who summary").click()
    await page.locator("details.who").getByRole("button", { name: "Cerrar sesión", exact: true }).click()
    await page.waitForURL("**/signin*")
    // Signed out at the identity provider too, and back.
    await expect.poll(() => drafts(page).catch(() => -1), { timeout: 15_000 }).toBe(0)
    await page.waitForTimeout(2000)
    await page.getByRole("button", { name: "Entrar" }).waitFor()
    // An earlier copy of the disk opens nothing either: the key has changed.
    await page.evaluate(`for (const [name, value] of Object.entries(${kept})) localStorage.setItem(name, value)`)
    await context.clearCookies()
    await signIn(visitor, "coordinacion@demo.mx", password, "/signin")
    await page.goto("/today")
    await settled(page)
    expect(await page.getByText("Dejó algo sin enviar").count()).toBe(0)
    await context.close()
  })
})
