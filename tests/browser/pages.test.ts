import { headquarters } from "@ventanilla/local/demo"
import { password } from "@ventanilla/local/demo/cast"
import { expect, test } from "vitest"
import { settled, shoot, signIn, violations } from "../support/browser"
import { everyPage } from "../support/pages"

const site = everyPage([
  ["es", "desk"],
  ["en", "phone"],
])

test("headquarters notes two changes, looks at them together, and every consulate inherits them", async () => {
  const sede = await site().visit({ language: "es" })
  await signIn(sede, headquarters.email, password, "/template")
  const { page } = sede
  await page.goto("/template")
  await settled(page)
  const change = async (name: string, value: string) => {
    await page.getByRole("button", { name: `Cambiar: ${name}` }).click()
    await page.getByRole("form", { name }).getByRole("textbox").or(page.getByRole("spinbutton")).fill(value)
    await page.getByRole("button", { name: "Anotar el cambio" }).click()
  }
  await change("Días hábiles para responder", "31")
  await page.getByRole("form").getByText(/30/).waitFor()
  await page.getByRole("button", { name: "Cancelar" }).click()
  await change("Días hábiles para responder", "4")
  await change("Meses de conservación", "72")
  // What is recorded survives leaving the page.
  await page.getByRole("link", { name: "Red consular" }).first().click()
  await page.getByRole("heading", { level: 1, name: "Red consular" }).waitFor()
  await page.getByRole("link", { name: "Plantilla" }).first().click()
  await page.getByText("2 cambios sin publicar").waitFor()
  await page.getByRole("button", { name: "Publicar la versión 1" }).click()
  const dialog = page.getByRole("alertdialog")
  await dialog.getByRole("row", { name: /Meses de conservación 60 meses 72 meses/ }).waitFor()
  await dialog.getByText(/consulados la heredan/).waitFor()
  expect(await violations(page)).toEqual([])
  await shoot(page, "template-publish-es-1280")
  await dialog.getByRole("button", { name: "Publicar la versión 1" }).click()
  await page.getByText("Versión 1, publicada").waitFor()
  await sede.context.close()
  const coordinator = await site().visit({ language: "es" })
  await signIn(coordinator, "coordinacion@demo.mx", password, "/")
  await coordinator.page.goto("/settings")
  await coordinator.page.getByText("4 días", { exact: true }).waitFor()
  await coordinator.page.getByText("72 meses", { exact: true }).waitFor()
  await coordinator.context.close()
})
