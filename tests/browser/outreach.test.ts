import { password } from "@ventanilla/local/demo/cast"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { overflow, type Site, settled, shoot, signIn, sizes, startSite, violations } from "../support/browser"

let site: Site
beforeAll(async () => {
  site = await startSite({ demo: true })
}, 300_000)
afterAll(() => site?.stop())

describe("activities", () => {
  test("one is planned, announced, held by heads and corrected; anybody reads what is public of it", {
    timeout: 180_000,
  }, async () => {
    const visitor = await site.visit({ language: "es" })
    await signIn(visitor, "vinculacion@demo.mx", password, "/outreach")
    const { page } = visitor
    await page.goto("/outreach")
    await settled(page)
    await shoot(page, "outreach-story-month-es-1280")
    await page.getByRole("link", { name: "Planear" }).click()
    await page.getByLabel("Título", { exact: true }).fill("Semana de la Mujer: derechos y salud")
    await page.getByLabel("Tipo de actividad").selectOption("womens_week")
    const today = await page.evaluate(() => new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" }).format())
    await page.getByLabel("Día", { exact: true }).fill(today)
    await page.getByLabel("De", { exact: true }).fill("09:00")
    await page.getByLabel("A", { exact: true }).fill("10:00")
    await page.getByLabel("Lugar").fill("Sede del consulado")
    await page.getByLabel("Asistentes que se esperan").fill("50")
    await page.getByText("Anunciarla en la agenda pública").click()
    await page.getByLabel("Título para el público").fill("Feria de marzo")
    await page.getByRole("button", { name: "Guardar el plan" }).click()
    await page.getByRole("heading", { level: 1, name: "Semana de la Mujer: derechos y salud" }).waitFor()
    await page.getByRole("button", { name: "Anotar lo que pasó" }).click()
    const dialog = page.getByRole("dialog")
    await dialog.getByLabel("Mujeres").fill("41")
    await dialog.getByLabel("Niñas").fill("5")
    await dialog.getByText("En total: 46").waitFor()
    await dialog.getByLabel("Agregar servicio").selectOption("legal_family")
    await dialog.getByLabel("Cuántos").fill("12")
    await dialog.getByRole("button", { name: "Agregar costo" }).click()
    await dialog.getByLabel("Monto").fill("85.50")
    await shoot(page, "outreach-story-hold-es-1280")
    expect(await violations(page)).toEqual([])
    await dialog.getByRole("button", { name: "Anotar", exact: true }).click()
    await page.getByText("Realizada").first().waitFor()
    await page.getByText(/85\.50/).waitFor()
    await page.getByRole("button", { name: "Corregir lo anotado" }).click()
    await page.getByRole("dialog").getByLabel("Mujeres").fill("43")
    await page.getByRole("dialog").getByRole("button", { name: "Anotar", exact: true }).click()
    await page.getByRole("definition").filter({ hasText: "48" }).first().waitFor()
    await shoot(page, "outreach-story-held-es-1280")

    const stranger = await site.visit({ language: "es" })
    const agenda = await stranger.page.goto("/api/public/calendars/PHL?language=es")
    expect(agenda?.status()).toBe(200)
    for (const text of ["Feria de marzo", "Café de la tarde"])
      await stranger.page.getByText(text).first().waitFor({ state: "attached" })
    expect(await stranger.page.content()).not.toMatch(/Semana de la Mujer|violencia|Salón 3/)
    for (const [name, size] of Object.entries(sizes)) {
      await stranger.page.setViewportSize(size)
      expect(await overflow(stranger.page)).toBe(0)
      await shoot(stranger.page, `agenda-es-${name}`)
    }
    expect(await violations(stranger.page)).toEqual([])
    await stranger.page.getByRole("link", { name: "English" }).click()
    await stranger.page.getByRole("heading", { name: "Calendar" }).waitFor()
    await shoot(stranger.page, "agenda-en-phone")
    expect(stranger.faults).toEqual([])
    await stranger.context.close()
    await visitor.context.close()
  })
})
