import { password } from "@ventanilla/local/demo/cast"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { overflow, type Site, settled, shoot, signIn, sizes, startSite, violations } from "../support/browser"
import { addresses } from "../support/demo"
import { pdf } from "../support/files"

let site: Site
let at: Record<string, string>
beforeAll(async () => {
  site = await startSite({ demo: true })
  at = await addresses(site.cloud)
}, 300_000)
afterAll(() => site?.stop())

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
    await page.getByText("Rechazada").first().waitFor()
    await page.setViewportSize(sizes.phone)
    await shoot(page, "alliance-es-phone")
    expect(await overflow(page)).toBe(0)
    await page.setViewportSize(sizes.desk)
    await shoot(page, "alliance-es-desk")
    expect(await violations(page)).toEqual([])
    const download = page.waitForEvent("download")
    await page.getByRole("button", { name: "Descargar" }).click()
    expect((await download).suggestedFilename()).not.toContain("convenio")
  })
})
