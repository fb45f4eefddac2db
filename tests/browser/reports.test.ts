import { headquarters } from "@ventanilla/local/demo"
import { password } from "@ventanilla/local/demo/cast"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Site, settled, signIn, startSite } from "../support/browser"

let site: Site
beforeAll(async () => {
  site = await startSite({ demo: true })
}, 300_000)
afterAll(() => site?.stop())

test("a month is reported, approved and received; the map is played by hand and by itself", {
  timeout: 90_000,
}, async () => {
  const coordinator = await site.visit({ language: "es" })
  await signIn(coordinator, "coordinacion@demo.mx", password, "/reports")
  const { page } = coordinator
  await page.goto("/reports")
  await settled(page)
  const months = page.getByRole("combobox", { name: "Mes del informe" })
  const [month = ""] = await months
    .locator("option")
    .evaluateAll((all) => all.map((one) => one.getAttribute("value") ?? "").slice(1))
  await months.selectOption(month)
  await page.getByRole("button", { name: "Comenzar el informe" }).click()
  await page.waitForURL(/\/reports\/rpt_/)
  await page.getByText("Borrador").first().waitFor()
  const saved = page.waitForEvent("download")
  await page.getByRole("button", { name: "Descargar PDF" }).click()
  expect((await saved).suggestedFilename()).toBe(`informe-mensual-${month}.pdf`)
  await page.getByRole("button", { name: "Aprobar" }).click()
  await page.getByRole("alertdialog").getByRole("button", { name: "Aprobar" }).click()
  await page.getByText("Informe aprobado.").waitFor()
  await page.getByRole("button", { name: "Aprobar" }).waitFor({ state: "detached" })

  const sede = await site.visit({ language: "es" })
  await signIn(sede, headquarters.email, password, "/network-report")
  const above = sede.page
  await above.goto("/network-report")
  await settled(above)
  await above.getByRole("combobox", { name: "Mes del informe" }).selectOption(month)
  await above.getByRole("link", { name: "Filadelfia" }).click()
  await above.waitForURL(/\/network-report\/ten_/)
  await above.getByText("Como lo recibe la sede").waitFor()
  expect(await above.getByText("Participantes por grupo").count()).toBe(0)
  await above.goBack()
  await settled(above)
  const slider = above.getByRole("slider", { name: "Mes del mapa" })
  const at = async () => Number(await slider.inputValue())
  const begun = await at()
  await slider.press("ArrowLeft")
  expect(await at()).toBe(begun - 1)
  await slider.fill("0")
  await above.getByRole("button", { name: "Reproducir" }).click()
  await expect.poll(at, { timeout: 5000 }).toBeGreaterThan(0)
  await above.getByRole("button", { name: "Pausar" }).click()
  const stands = await at()
  await above.waitForTimeout(1200)
  expect(await at()).toBe(stands)
  expect([...coordinator.faults, ...sede.faults]).toEqual([])
})
