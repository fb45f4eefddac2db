import { password } from "@ventanilla/local/demo/cast"
import { capabilityIn } from "@ventanilla/local/people"
import { afterAll, beforeAll, expect, test } from "vitest"
import {
  overflow,
  type Site,
  settled,
  shoot,
  signIn,
  sizes,
  startSite,
  type Visitor,
  violations,
} from "../support/browser"

let site: Site
let outreach: Visitor
beforeAll(async () => {
  site = await startSite({ demo: true })
  outreach = await site.visit({ language: "es" })
  await signIn(outreach, "vinculacion@demo.mx", password)
}, 300_000)
afterAll(() => site?.stop())

const names = async (visitor: Visitor) =>
  visitor.page.locator(".founds .row-link").evaluateAll((links) => links.map((link) => link.textContent))

test("whom to turn to is asked as a sentence; who turned a woman away comes last, and the map says the same", async () => {
  const { page } = outreach
  await page.goto("/directory")
  await page.locator(".founds").waitFor()
  await settled(page)
  expect((await names(outreach)).length).toBeGreaterThan(5)
  expect((await names(outreach)).at(-1)).toBe("Clínica Legal Diamante")
  await page.locator(".county-map path").first().waitFor()
  await shoot(page, "finder-es-1280")
  await page
    .getByRole("combobox", { name: "Tipo de servicio" })
    .selectOption({ label: "Refugio / albergue de emergencia" })
  await page.getByRole("button", { name: "atiende sin importar la situación migratoria" }).click()
  await page.getByRole("combobox", { name: "Edad del hijo mayor" }).selectOption({ label: "14 años" })
  await page.getByText(/^1 servicio/).waitFor()
  // Casa del Nogal accepts boys up to twelve.
  expect(await names(outreach)).toEqual(["Red Aurora"])
  await page.getByText("no se sabe hasta qué edad recibe a los varones").waitFor()
  await page.getByRole("button", { name: "A la hoja: Red Aurora, Refugio para madres" }).click()
  await page.setViewportSize(sizes.phone)
  await settled(page)
  expect(await overflow(page)).toBe(0)
  expect(await violations(page)).toEqual([])
  await shoot(page, "finder-asked-es-390")
  await page.setViewportSize(sizes.desk)
})

test("the sheet that she takes along prints with a cover that says nothing, and no confidential address", async () => {
  const { page } = outreach
  await page.getByRole("link", { name: "Hoja con 1 servicio" }).click()
  await page.getByText("610 555 0171").waitFor()
  await settled(page)
  await shoot(page, "sheet-es-1280")
  await page.emulateMedia({ media: "print" })
  await page.evaluate("dispatchEvent(new Event('beforeprint'))")
  expect(await page.title()).toBe("Lista")
  // In the print layout: what is not printed is not in it.
  const printed = String(await page.evaluate("document.body.innerText"))
  expect(printed).toContain("Lista de compras")
  expect(printed).toContain("610 555 0171")
  expect(printed).not.toMatch(/Ventanilla|VAIM|consulado|US-42|Reservada|19380|@/i)
  expect(await page.locator(".print-cover").textContent()).not.toMatch(/violencia|refugio|servicio|teléfono/i)
  await shoot(page, "sheet-print-es")
  await page.evaluate("dispatchEvent(new Event('afterprint'))")
  await page.emulateMedia({ media: "screen" })
})

test("where there is nobody is said in words, shown by county and leads to the finder", async () => {
  const { page } = outreach
  await page.getByRole("link", { name: "Cobertura" }).click()
  await page.getByRole("button", { name: "Atención a víctimas de trata: 0" }).waitFor()
  await page.locator(".county-map path").first().waitFor()
  await settled(page)
  expect(await violations(page)).toEqual([])
  await shoot(page, "coverage-es-1280")
  await page.getByRole("link", { name: "Buscar: Refugio / albergue de emergencia, Chester, Pennsylvania" }).click()
  await page.getByText(/^1 servicio/).waitFor()
  expect(await names(outreach)).toEqual(["Red Aurora"])
})

test("what an organisation says of itself waits for staff; an incident is noted without a word and cleared up", async () => {
  const { page } = outreach
  await page.goto("/directory?named=Arroyo")
  await page.locator(".founds .row-link").first().click()
  await page.getByText("La organización propone cambios").waitFor()
  await settled(page)
  await shoot(page, "organization-review-es-1280")
  await page.getByRole("button", { name: "Aceptar cambios" }).click()
  await page.getByText("Los cambios quedaron en el directorio.").waitFor()
  await page.getByRole("button", { name: "Anotar incidente" }).click()
  const dialog = page.getByRole("dialog")
  await dialog.getByText("No hubo quien hablara su lengua").click()
  await dialog.getByRole("button", { name: "Anotar" }).click()
  await page.getByText("El incidente quedó anotado.").waitFor()
  await page.getByRole("button", { name: "Aclarar" }).click()
  expect(await violations(page)).toEqual([])
  await page.getByRole("button", { name: "Se habló con la organización" }).click()
  await page.getByText(/aclarado: Se habló/).waitFor()
})

test("the organisation's own page shows before it acts, in its language, on a phone", async () => {
  const { page } = outreach
  await page.getByRole("button", { name: "Preguntar a la organización" }).click()
  await page.getByText("La pregunta salió por correo.").waitFor()
  const mail = site.cloud.mail?.list("salud@aliada.example").findLast(({ tags }) => tags.kind === "ask_listing")
  const token = capabilityIn(mail?.text) ?? ""
  const partner = await site.visit({ language: "es" })
  await partner.page.setViewportSize(sizes.phone)
  await partner.page.goto(`/listing#${token}`)
  await partner.page.getByRole("heading", { level: 1, name: "¿Sigue siendo correcto?" }).waitFor()
  await settled(partner.page)
  expect(partner.page.url()).not.toContain(token)
  await partner.page.getByText("Algo es distinto").first().click()
  expect(await overflow(partner.page)).toBe(0)
  expect(await violations(partner.page)).toEqual([])
  await shoot(partner.page, "listing-es-390")
  await partner.page.getByText("Sigue correcto").first().click()
  await partner.page.getByRole("button", { name: "Enviar" }).click()
  await partner.page.getByRole("heading", { level: 1, name: "Gracias" }).waitFor()
  await partner.context.close()
})

test("what is published is a page without a script, neutral, that reaches nothing", async () => {
  const anybody = await site.visit({ language: "es" })
  const { page, faults } = anybody
  await page.setViewportSize(sizes.phone)
  await page.goto("/api/public/guides/PHL?language=es")
  await page.getByRole("heading", { level: 1, name: "Servicios en su comunidad" }).waitFor()
  expect(await page.title()).toBe("Información")
  expect(await page.getByText("Red Aurora").first().isVisible()).toBe(false)
  await shoot(page, "public-guide-closed-es-390")
  await page.getByText("Refugio / albergue de emergencia").click()
  await page.getByText("610 555 0171").first().waitFor()
  expect(await page.content()).not.toMatch(/Reservada|19380/)
  expect(await overflow(page)).toBe(0)
  expect(await violations(page)).toEqual([])
  await shoot(page, "public-guide-es-390")
  const color = await page.evaluate('getComputedStyle(document.querySelector(".leave")).backgroundColor')
  expect(color).toBe("rgb(13, 92, 85)")
  expect(faults).toEqual([])
  expect(await anybody.context.cookies()).toEqual([])
  await anybody.context.close()
})
