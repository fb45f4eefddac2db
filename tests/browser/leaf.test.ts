import { Tenant } from "@ventanilla/core/tenancy/tenant/inside"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { overflow, type Site, shoot, sizes, startSite, violations } from "../support/browser"
import { type Consulate, consulate } from "../support/consulate"

let site: Site
let here: Consulate
const path = "/i/TEST-1"
const harmless = /weather\.gov/

beforeAll(async () => {
  site = await startSite()
  here = await consulate()
  await here.as("coordinator", () =>
    Tenant.changeSettings({ set: { publicPhone: "215 555 0150", onCallPhone: "215 555 0151" } }),
  )
})
afterAll(() => site?.stop())

/** A woman with her own browser; the harmless page is answered here, so that no request leaves this machine. */
async function visitor(options: { script?: boolean; language?: string; size?: keyof typeof sizes } = {}) {
  const context = await site.browser.newContext({
    baseURL: site.url,
    viewport: sizes[options.size ?? "desk"],
    javaScriptEnabled: options.script ?? true,
    locale: options.language ?? "es-MX",
    reducedMotion: "reduce",
  })
  await context.route(harmless, (route) =>
    route.fulfill({ contentType: "text/html", body: "<title>Weather</title>sunny" }),
  )
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const asked: string[] = []
  page.on("request", (request) => asked.push(request.url()))
  return { context, page, asked }
}
const opened = async (page: Page) => {
  await page.goto(path)
  await page.getByText("215 555 0151").waitFor()
}
const mark = (page: Page, name: string | RegExp) => page.getByRole("checkbox", { name })

describe("the page that a woman opens by herself", () => {
  test("asks one question when it opens and nothing after, keeps nothing, and is in no cache", async () => {
    const { context, page, asked } = await visitor()
    const [response] = await Promise.all([page.waitForResponse((one) => one.url().endsWith(path)), opened(page)])
    expect(response.headers()).toMatchObject({ "cache-control": "no-store", "x-robots-tag": /noindex/ })
    expect(asked.filter((url) => url.includes("/api/"))).toEqual([`${site.url}/api/public/offices/TEST-1`])
    const before = asked.length
    for (const name of [/Bromas hirientes/, /Encerrar/, /Violar/]) await mark(page, name).check({ force: true })
    await mark(page, /Violar/).uncheck({ force: true })
    await page.getByRole("radio", { name: "English" }).check({ force: true })
    await page.getByRole("button", { name: "Clear my marks" }).click()
    await page.waitForTimeout(500)
    expect(asked.slice(before)).toEqual([])
    const kept = `(async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length,
      (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length])()`
    expect(await page.evaluate(kept)).toEqual([0, 0, "", 0, 0, 0])
    expect((await context.storageState()).cookies).toEqual([])
    expect([await page.title(), page.url()]).toEqual(["Información", `${site.url}${path}`])
    expect(await page.evaluate("history.length")).toBe(2)
    expect(await page.locator("link[rel=icon]").getAttribute("href")).toBe("/note.svg")
    await context.close()
  })

  test("says the highest band in words, with no number, and to talk now for item 21 and band 3", async () => {
    const { context, page } = await visitor()
    await opened(page)
    // biome-ignore lint/performance/useDomNodeTextContent: what is hidden must not count as said
    const said = async () => (await page.locator("#result").innerText()).replaceAll(/\s+/g, " ")
    expect(await said()).toContain("se borra al salir")
    await mark(page, /Celar/).check({ force: true })
    expect(await said()).toContain("aunque no deje huella")
    await mark(page, /Patear/).check({ force: true })
    expect(await said()).toContain("suele ir a más")
    expect(await said()).not.toContain("Hable hoy")
    await mark(page, /Encerrar/).check({ force: true })
    expect(await said()).toContain("Hable hoy")
    await mark(page, /Amenazar de muerte/).check({ force: true })
    expect(await said()).toContain("puede poner su vida en peligro")
    expect(await said()).not.toMatch(/\d+ de|%|\bpuntos\b|(?<!9)\b\d+\b(?! en Estados)/)
    expect(await mark(page, /Asesinar/).count()).toBe(0)
    await page.getByRole("button", { name: "Borrar mis marcas" }).click()
    await expect.poll(said).toContain("se borra al salir")
    await context.close()
  })

  test("is left by the button and by three Shifts; the Back button shows nothing of it", async () => {
    for (const way of ["button", "shift"] as const) {
      const { context, page } = await visitor()
      await page.goto("about:blank")
      await opened(page)
      await mark(page, /Violar/).check({ force: true })
      for (const link of await page.getByRole("link", { name: "Hablar con alguien" }).all()) await link.click()
      if (way === "button") await page.getByRole("link", { name: "Salir ahora" }).click()
      else for (let press = 0; press < 3; press++) await page.keyboard.press("Shift")
      await page.waitForURL(harmless)
      expect(await page.evaluate("history.length")).toBe(2)
      await page.goBack()
      expect(page.url()).toBe("about:blank")
      expect(await page.content()).not.toContain("Violar")
      await context.close()
    }
  })

  test("is not left by Shifts that are part of typing, or slow", async () => {
    const { context, page } = await visitor()
    await opened(page)
    for (const key of ["Shift", "Shift", "a", "Shift", "Shift"]) await page.keyboard.press(key)
    await page.waitForTimeout(300)
    expect(page.url()).toContain(path)
    await context.close()
  })

  test("forgets its marks when one goes elsewhere and comes back", async () => {
    const { context, page } = await visitor()
    await opened(page)
    await mark(page, /Celar/).check({ force: true })
    await page.goto("about:blank")
    await page.goBack()
    await page.getByText("215 555 0151").waitFor()
    expect(await mark(page, /Celar/).isChecked()).toBe(false)
    await context.close()
  })

  test("reads and answers without script: the ruler, the result in words, both languages, the national lines", async () => {
    const { context, page, asked } = await visitor({ script: false })
    await page.goto(path)
    expect(asked.filter((url) => url.includes("/api/"))).toEqual([])
    await mark(page, /Patear/).check({ force: true })
    await page.locator("#result").getByText("suele ir a más").waitFor()
    await page.getByText("1-800-799-7233").waitFor()
    await page.getByRole("radio", { name: "English" }).check({ force: true })
    await page.locator("#result").getByText("it tends to grow").waitFor()
    await page.getByRole("link", { name: "Leave now" }).click()
    await page.waitForURL(harmless)
    await context.close()
  })

  test("goes by the keyboard: arrows from mark to mark, the space bar marks", async () => {
    const { context, page } = await visitor()
    await opened(page)
    await mark(page, /Bromas/).focus()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press(" ")
    expect(await mark(page, /Mentir/).isChecked()).toBe(true)
    await context.close()
  })

  test("gives the national lines of nobody's office, and stays whole when the question fails", async () => {
    const { context, page } = await visitor()
    await page.goto("/i/NADIE")
    await page.getByText("1-800-799-7233").waitFor()
    expect(await page.getByText("215 555").count()).toBe(0)
    await context.route(/api\/public/, (route) => route.abort())
    await page.goto(path)
    await page.getByText("1-800-799-7233").waitFor()
    await context.close()
  })

  test("holds to WCAG 2.2 AA in both languages and at both sizes, and prints on paper with a cover", async () => {
    const found: string[] = []
    for (const language of ["es-MX", "en-US"] as const)
      for (const size of ["desk", "phone"] as const) {
        const { context, page } = await visitor({ language, size })
        await opened(page)
        await mark(page, /Amenazar de muerte|Death threats/).check({ force: true })
        const where = `leaf ${language} ${size}`
        if ((await overflow(page)) > 0) found.push(`${where}: too wide`)
        for (const line of await violations(page)) found.push(`${where}: ${line}`)
        const low = await page
          .locator(".mark:has(input), .leave, #phones a")
          .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 44).length)
        if (low) found.push(`${where}: ${low} targets under 44 px`)
        await page.locator("summary:visible").click()
        await shoot(page, `leaf-${language.slice(0, 2)}-${sizes[size].width}`)
        if (size === "desk") {
          await page.locator("#with-phones").check()
          await page.emulateMedia({ media: "print" })
          await shoot(page, `leaf-print-${language.slice(0, 2)}`)
          const sheet = await page.pdf({ format: "Letter", printBackground: true, preferCSSPageSize: true })
          const pages = sheet.toString("latin1").match(/\/Type\s*\/Page[^s]/g)?.length
          if (pages !== 3) found.push(`${where}: ${pages} sheets of paper instead of cover, ruler and phones`)
        }
        await context.close()
      }
    expect(found).toEqual([])
  })
})
