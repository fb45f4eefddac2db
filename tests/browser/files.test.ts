import { readFile } from "node:fs/promises"
import { password } from "@ventanilla/local/demo/cast"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { overflow, type Site, settled, shoot, signIn, sizes, startSite, violations } from "../support/browser"
import { addresses } from "../support/demo"
import { exif, jpeg, pdf, png, polyglot } from "../support/files"

let site: Site
let at: Record<string, string>
beforeAll(async () => {
  site = await startSite({ demo: true })
  at = await addresses(site.cloud)
}, 300_000)
afterAll(() => site?.stop())

const picture = (buffer: Buffer) => ({ name: "quienes-vinieron.png", mimeType: "image/png", buffer })

describe("files of what took place", () => {
  test("an activity keeps a picture, refuses one that is something else too, and lets it go again", {
    timeout: 180_000,
  }, async () => {
    const its = `/outreach/${at["Jornada de salud: mastografías"]}`
    const visitor = await site.visit({ language: "es" })
    const { page } = visitor
    await signIn(visitor, "vinculacion@demo.mx", password, its)
    await page.goto(its)
    await settled(page)
    const card = page.getByRole("region", { name: "Archivos" })
    await card.getByText(/hace falta su permiso; mejor no la guarde/).waitFor()
    const file = page.locator("input[type=file]")
    await card.getByLabel("Qué archivo es").selectOption({ label: "Fotografía" })
    await file.setInputFiles(picture(polyglot()))
    await card.getByText("El archivo contiene algo más que el documento o la imagen.", { exact: false }).waitFor()
    await card.getByText("El archivo es dos cosas a la vez.").waitFor()
    expect(await violations(page)).toEqual([])
    await shoot(page, "outreach-files-refused-es-desk")
    // As an iPhone transfers it to a computer: the browser knows no type for it.
    await file.setInputFiles({ name: "IMG_0412.HEIC", mimeType: "", buffer: Buffer.from("\0\0\0\x18ftypheic") })
    await card.getByText("La foto está en HEIC, que aquí no se puede leer.", { exact: false }).waitFor()
    await shoot(page, "outreach-files-heic-es-desk")
    const photo = Buffer.concat([jpeg(exif(6)), jpeg()])
    await file.setInputFiles({ name: "IMG_0412.MOV.jfif", mimeType: "", buffer: photo })
    await card.getByRole("button", { name: "Descargar" }).waitFor()
    const upright = page.waitForEvent("download")
    await card.getByRole("button", { name: "Descargar" }).click()
    const bytes = await readFile(await (await upright).path())
    expect([bytes.length < photo.length / 2, bytes.includes("GPS"), bytes.includes("Exif")]).toEqual([
      true,
      false,
      true,
    ])
    await card.getByRole("button", { name: /^Retirar/ }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Retirar" }).click()
    await page.getByText("El archivo quedó retirado.").waitFor()
    await card.getByRole("button", { name: "Descargar" }).waitFor({ state: "detached" })
    await file.setInputFiles(picture(png()))
    const row = card.getByRole("listitem").filter({ hasText: "Fotografía" }).filter({ hasText: "Descargar" })
    const download = page.waitForEvent("download")
    await row.getByRole("button", { name: "Descargar" }).click()
    const taken = await download
    expect(taken.suggestedFilename()).toMatch(/^photograph-\d{4}-\d\d-\d\d\.png$/)
    expect(new URL(taken.url()).origin).not.toBe(new URL(page.url()).origin)
    await page.setViewportSize(sizes.phone)
    await shoot(page, "outreach-files-es-phone")
    expect(await overflow(page)).toBe(0)
    await page.setViewportSize(sizes.desk)
    await row.getByRole("button", { name: /^Retirar/ }).click()
    const asked = page.getByRole("alertdialog")
    await asked.getByText("Fotografía").waitFor()
    expect(await violations(page)).toEqual([])
    await asked.getByRole("button", { name: "Retirar" }).click()
    await page.getByText("El archivo quedó retirado.").waitFor()
    await card.getByText("Retirado", { exact: true }).nth(1).waitFor()
    expect(await card.getByRole("button", { name: "Descargar" }).count()).toBe(0)
    await shoot(page, "outreach-files-es-desk")
  })

  test("a training keeps its slides; who only looks fetches them, in English", { timeout: 180_000 }, async () => {
    const its = `/trainings/${at.training}`
    const visitor = await site.visit({ language: "es" })
    await signIn(visitor, "coordinacion@demo.mx", password, its)
    await visitor.page.goto(its)
    await settled(visitor.page)
    const file = visitor.page.locator("input[type=file]")
    const kinds = visitor.page.getByLabel("Qué archivo es").locator("option")
    expect(await kinds.allTextContents()).toEqual(["Presentación", "Hoja que se repartió", "Fotografía", "Evidencia"])
    await file.setInputFiles(picture(png()))
    await visitor.page.getByText("Los documentos van en PDF; las imágenes, en PNG o JPEG.", { exact: false }).waitFor()
    await file.setInputFiles({ name: "curso.pdf", mimeType: "application/pdf", buffer: await pdf() })
    await visitor.page.getByRole("button", { name: "Descargar" }).waitFor()

    const reader = await site.visit({ language: "en" })
    await signIn(reader, "consulta@demo.mx", password, its)
    await reader.page.goto(its)
    await settled(reader.page)
    const card = reader.page.getByRole("region", { name: "Files" })
    await card.getByText("Slides").waitFor()
    expect(await reader.page.locator("input[type=file]").count()).toBe(0)
    expect(await card.getByRole("button", { name: /^Take out/ }).count()).toBe(0)
    for (const [name, size] of Object.entries(sizes)) {
      await reader.page.setViewportSize(size)
      await shoot(reader.page, `training-files-en-${name}`)
      expect(await overflow(reader.page)).toBe(0)
      expect(await violations(reader.page)).toEqual([])
    }
    const download = reader.page.waitForEvent("download")
    await card.getByRole("button", { name: "Download" }).click()
    expect((await download).suggestedFilename()).toMatch(/^slides-/)
    expect(reader.faults).toEqual([])
  })
})
