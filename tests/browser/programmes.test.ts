import { headquarters, seedHeadquarters } from "@ventanilla/local/demo"
import { password } from "@ventanilla/local/demo/cast"
import { afterAll, beforeAll, expect, test } from "vitest"
import { overflow, type Site, settled, shoot, signIn, sizes, startSite, violations } from "../support/browser"

let site: Site
beforeAll(async () => {
  site = await startSite()
  await seedHeadquarters(site.cloud)
})
afterAll(() => site?.stop())

test("headquarters changes one sub-programme and its evidence, adds another, and publishes both", async () => {
  const sede = await site.visit({ language: "es" })
  await signIn(sede, headquarters.email, password, "/programmes")
  const { page } = sede
  await page.goto("/programmes")
  await settled(page)
  const list = page.getByRole("list", { name: "Subprogramas" })
  expect(await list.getByRole("listitem").count()).toBe(12)
  await list.getByRole("button", { name: /^Cambiar: Igualdad/ }).click()
  const dialog = page.getByRole("dialog")
  await dialog.getByLabel("Tope por expediente").pressSequentially("1500.50")
  await dialog.getByRole("button", { name: "Subir: Recibo firmado" }).click()
  await dialog.getByRole("button", { name: "Quitar: Solicitud firmada" }).click()
  await dialog.getByRole("button", { name: "Agregar un comprobante" }).click()
  await page.keyboard.type("Carta de ella")
  await dialog.getByRole("button", { name: "Anotar" }).click()
  // Texts in one language are only half.
  await dialog.getByText("Revise el campo señalado.").waitFor()
  for (const size of ["desk", "phone"] as const) {
    await page.setViewportSize(sizes[size])
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    expect(await violations(page)).toEqual([])
    await shoot(page, `programme-form-es-${sizes[size].width}`)
  }
  await page.setViewportSize(sizes.desk)
  await dialog.getByLabel("Comprobante 3 en inglés").fill("Letter of hers")
  await dialog.getByRole("button", { name: "Anotar" }).click()
  await dialog.waitFor({ state: "detached" })
  await page.getByRole("button", { name: "Agregar un subprograma" }).click()
  await dialog.getByLabel("Nombre en español").fill("Refugio temporal")
  await dialog.getByLabel("Nombre en inglés").fill("Temporary shelter")
  await dialog.getByLabel("Fuente del catálogo").fill("Oficio de la sede")
  await dialog.getByRole("button", { name: "Anotar" }).click()
  await dialog.waitFor({ state: "detached" })
  await page.getByText("2 cambios sin publicar").waitFor()
  await shoot(page, "programmes-noted-es-1280")
  await page.getByRole("button", { name: "Publicar la versión 1" }).click()
  await page.getByText(/^Versión 1/).waitFor()
  await page.reload()
  await settled(page)
  await list.getByText("2026 · 1,500.50 USD por expediente · 3 comprobantes").waitFor()
  expect(await list.getByRole("listitem").count()).toBe(13)
  await list.getByRole("button", { name: /^Cambiar: Igualdad/ }).click()
  await dialog.getByLabel("Comprobante 3 en inglés").waitFor()
  const words = await dialog
    .getByLabel(/Comprobante \d en español/)
    .evaluateAll((all) => all.map((one) => (one as unknown as { value: string }).value))
  expect(words).toEqual(["Recibo firmado", "Identidad y nacionalidad vistas", "Carta de ella"])
  await sede.context.close()
})
