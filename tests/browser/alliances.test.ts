import { password } from "@ventanilla/local/demo/cast"
import { createHand } from "@ventanilla/local/demo/hand"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
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
import { addresses } from "../support/demo"
import { pdf, png } from "../support/files"

let site: Site
let at: Record<string, string>
beforeAll(async () => {
  site = await startSite({ demo: true })
  at = await addresses(site.cloud)
}, 300_000)
afterAll(() => site?.stop())

/** In the consulate's local time. */
const today = () => new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" }).format(site.cloud.clock.now())

describe("the network of allies", () => {
  test("shows what lapses next, and a lapsed instrument is renewed from there", { timeout: 180_000 }, async () => {
    const visitor = await site.visit({ language: "es" })
    const { page } = visitor
    await signIn(visitor, "vinculacion@demo.mx", password, "/alliances")
    await page.goto("/alliances")
    await settled(page)
    for (const [name, size] of Object.entries(sizes)) {
      await page.setViewportSize(size)
      await shoot(page, `alliances-es-${name}`)
      expect(await overflow(page)).toBe(0)
      expect(await violations(page)).toEqual([])
    }
    await page.setViewportSize(sizes.desk)
    await page.getByRole("button", { name: "Renovar: Centro de Justicia Familiar" }).click()
    await shoot(page, "alliances-renew-es-desk")
    expect(await violations(page)).toEqual([])
    await page.getByLabel("Firmada el").fill(today())
    await page.getByRole("dialog").getByRole("button", { name: "Renovar" }).click()
    await page.getByText("La alianza quedó renovada.").waitFor()
    await page.getByRole("button", { name: "Renovar: Centro de Justicia Familiar" }).waitFor({ state: "detached" })
    expect(visitor.faults).toEqual([])
  })

  test("keeps a signed copy by its content and refuses another", { timeout: 180_000 }, async () => {
    const visitor = await site.visit({ language: "es" })
    const { page } = visitor
    await signIn(visitor, "coordinacion@demo.mx", password, `/alliances/${at.expiringAlliance}`)
    await page.goto(`/alliances/${at.expiringAlliance}`)
    await settled(page)
    await page.getByText("1 de 2").waitFor()
    const file = page.locator("input[type=file]")
    await file.setInputFiles({ name: "convenio.pdf", mimeType: "application/pdf", buffer: Buffer.from(await pdf()) })
    await page.getByRole("button", { name: "Descargar" }).waitFor()
    await file.setInputFiles({ name: "convenio.pdf", mimeType: "application/pdf", buffer: Buffer.from("<html>") })
    await page.getByText("Rechazado").first().waitFor()
    const picture = { name: "foto.png", mimeType: "image/png", buffer: png() }
    await file.setInputFiles(picture)
    await page.getByText("El archivo no es del tipo que va aquí.").waitFor()
    await page.getByLabel("Qué archivo es").selectOption({ label: "Evidencia" })
    await file.setInputFiles(picture)
    await page.getByRole("listitem").getByText("Evidencia", { exact: true }).waitFor()
    await page.getByText("El archivo no es del tipo que va aquí.").waitFor({ state: "detached" })
    await page.setViewportSize(sizes.phone)
    await shoot(page, "alliance-es-phone")
    expect(await overflow(page)).toBe(0)
    await page.setViewportSize(sizes.desk)
    await shoot(page, "alliance-es-desk")
    expect(await violations(page)).toEqual([])
    const download = page.waitForEvent("download")
    await page.getByRole("button", { name: "Descargar" }).first().click()
    expect((await download).suggestedFilename()).not.toContain("convenio")
  })

  test("is reached from an organisation's page: lawyers, signature, end", { timeout: 180_000 }, async () => {
    const outreach = await site.visit({ language: "es" })
    const organization = `/directory/${at["Cámara de Emprendedoras"]}`
    const its = `/alliances/${at.in_opinionAlliance}`
    await signIn(outreach, "vinculacion@demo.mx", password, organization)
    await outreach.page.goto(organization)
    await settled(outreach.page)
    await outreach.page.getByRole("link", { name: "Memorándum de entendimiento" }).click()
    await outreach.page.waitForURL((url) => url.pathname === its)
    await outreach.page.getByRole("button", { name: "Devolver a borrador" }).click()
    await outreach.page.getByText("Volvió a borrador.").waitFor()
    // Only the coordinator signs it.
    expect(await outreach.page.getByRole("button", { name: "Anotar firma" }).count()).toBe(0)
    await outreach.page.getByRole("button", { name: "Enviar a dictamen" }).click()
    await outreach.page.getByText("Se envió a dictamen.").waitFor()
    expect(outreach.faults).toEqual([])

    const visitor = await site.visit({ language: "es" })
    const { page } = visitor
    await signIn(visitor, "coordinacion@demo.mx", password, its)
    await page.goto(its)
    await settled(page)
    const dialog = page.getByRole("dialog")
    await page.getByRole("button", { name: "Anotar firma" }).click()
    // No signing date was given, and none is proposed.
    expect(await dialog.getByLabel("Firmada el").inputValue()).toBe("")
    // Its term comes from the draft.
    const hand = createHand(site.cloud)
    const draft = await hand.read(await hand.signIn("coordinacion@demo.mx", at.PHL), its)
    expect(await dialog.getByLabel("Rige hasta").inputValue()).toBe(draft.endsOn)
    await dialog.getByLabel("Firmada el").fill(today())
    await dialog.getByRole("button", { name: "Guardar" }).click()
    await dialog.getByText("Falta el dictamen de Consultoría Jurídica").waitFor()
    expect(await violations(page)).toEqual([])
    await dialog.getByRole("button", { name: "Cancelar" }).click()
    await page.getByRole("button", { name: "Anotar dictamen" }).click()
    await dialog.getByLabel("Número de dictamen").fill("CJA-0500")
    await dialog.getByLabel("Fecha del dictamen").fill(today())
    await dialog.getByRole("button", { name: "Guardar" }).click()
    await page.getByText("El dictamen quedó anotado.").waitFor()
    await page.getByRole("button", { name: "Anotar firma" }).click()
    await dialog.getByLabel("Firmada el").fill(today())
    await dialog.getByRole("button", { name: "Guardar" }).click()
    await page.getByText("La firma quedó anotada.").waitFor()
    await page.getByText("Firmada, empieza después").waitFor()
    await page.getByRole("button", { name: "Terminar" }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Terminar" }).click()
    await page.getByText("La alianza terminó.").waitFor()
    await page.getByRole("button", { name: "Terminar" }).waitFor({ state: "detached" })
  })

  test("two change what an instrument says; what is refused stays typed", { timeout: 180_000 }, async () => {
    const its = `/alliances/${at.expiringAlliance}`
    const officers = []
    for (const email of ["coordinacion@demo.mx", "vinculacion@demo.mx"]) {
      const visitor = await site.visit({ language: "es" })
      await signIn(visitor, email, password, its)
      await visitor.page.goto(its)
      await settled(visitor.page)
      await visitor.page.getByRole("button", { name: "Cambiar", exact: true }).click()
      officers.push(visitor)
    }
    const [one, other] = officers as [Visitor, Visitor]
    const form = one.page.getByRole("dialog")
    await form.getByLabel("Otras partes").fill("Fiscalía del condado\nBiblioteca, sede centro")
    await form.getByLabel("Nombre de quien firma").fill("R. Rivas")
    await form.getByRole("button", { name: "Agregar enlace" }).click()
    await form.getByLabel("Función").fill("Clínica jurídica")
    await form.getByLabel("Teléfono").fill("no sé")
    await form.getByRole("button", { name: "Guardar" }).click()
    await form.getByText("Escriba un teléfono que se pueda marcar").waitFor()
    expect(await violations(one.page)).toEqual([])
    await shoot(one.page, "alliance-terms-es-desk")
    await one.page.setViewportSize(sizes.phone)
    await shoot(one.page, "alliance-terms-es-phone")
    expect(await overflow(one.page)).toBe(0)
    await one.page.setViewportSize(sizes.desk)
    expect(await form.getByLabel("Nombre de quien firma").inputValue()).toBe("R. Rivas")
    await form.getByLabel("Cargo de quien firma").fill("Rectora")
    await form.getByLabel("Teléfono").fill("215 555 0133")
    await form.getByLabel("Objeto").fill("Clínica jurídica los jueves")
    await form.getByRole("button", { name: "Guardar" }).click()
    await one.page.getByText("Lo que dice el instrumento quedó cambiado.").waitFor()
    await one.page.getByText("R. Rivas, Rectora").waitFor()
    for (const text of ["Fiscalía del condado", "Biblioteca, sede centro", "Clínica jurídica", "215 555 0133"])
      await one.page.getByText(text, { exact: true }).waitFor()
    await shoot(one.page, "alliance-terms-kept-es-desk")

    await other.page.getByRole("dialog").getByLabel("Objeto").fill("Clínica los viernes")
    await other.page.getByRole("dialog").getByText("Tiene cláusula de datos").click()
    await other.page.getByRole("dialog").getByRole("button", { name: "Guardar" }).click()
    const asked = other.page.getByRole("dialog", { name: /Otra persona guardó cambios/ })
    await asked.getByRole("group", { name: "Objeto" }).waitFor()
    expect(await asked.getByRole("group").count()).toBe(1)
    await asked.getByText("Lo que escribió usted").click()
    await asked.getByRole("button", { name: "Guardar así" }).click()
    for (const text of ["Clínica los viernes", "R. Rivas, Rectora", "Sí"])
      await other.page.getByText(text, { exact: true }).first().waitFor()
    expect(one.faults).toEqual([])
  })

  test("a promise is dropped once that was thought over", { timeout: 180_000 }, async () => {
    const its = `/alliances/${at.expiringAlliance}`
    const visitor = await site.visit({ language: "es" })
    const { page } = visitor
    await signIn(visitor, "vinculacion@demo.mx", password, its)
    await page.goto(its)
    await settled(page)
    const open = page.getByRole("button", { name: "Retirar: Actividades" })
    await open.click()
    const dialog = page.getByRole("alertdialog")
    await dialog.getByText("1 de 2").waitFor()
    expect(await violations(page)).toEqual([])
    await dialog.getByRole("button", { name: "Cancelar" }).click()
    await open.click()
    await dialog.getByRole("button", { name: "Retirar" }).click()
    await page.getByText("El compromiso quedó retirado.").waitFor()
    await open.waitFor({ state: "detached" })
    await page.getByRole("button", { name: "Retirar: Capacitaciones" }).waitFor()
    expect(visitor.faults).toEqual([])
  })

  test("shows nothing to press to those who look, in English", { timeout: 180_000 }, async () => {
    const visitor = await site.visit({ language: "en" })
    const { page } = visitor
    const its = `/alliances/${at.expiringAlliance}`
    await signIn(visitor, "consulta@demo.mx", password, its)
    for (const path of ["/alliances", its]) {
      await page.setViewportSize(sizes.desk)
      await page.goto(path)
      await settled(page)
      if (path !== its)
        await page
          .getByRole("table", { name: "Instruments" })
          .getByRole("link", { name: "Universidad Ribera" })
          .waitFor()
      else await page.getByRole("heading", { level: 2, name: "Files" }).waitFor()
      expect(await page.getByRole("button", { name: /^(Renew|End|Note|Change|Drop)/ }).count()).toBe(0)
      expect(await page.locator("input[type=file]").count()).toBe(0)
      for (const [name, size] of Object.entries(sizes)) {
        await page.setViewportSize(size)
        await shoot(page, `${path === its ? "alliance" : "alliances"}-en-${name}`)
        expect(await overflow(page)).toBe(0)
        // Cards clip what is too wide for them.
        expect(
          await page.evaluate(
            "[...document.querySelectorAll('.card')].filter((one) => one.scrollWidth > one.clientWidth).length",
          ),
        ).toBe(0)
        expect(await violations(page)).toEqual([])
      }
    }
    expect(visitor.faults).toEqual([])
  })
})
