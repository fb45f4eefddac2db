import { headquarters } from "@ventanilla/local/demo"
import { password } from "@ventanilla/local/demo/cast"
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

let site: Site
beforeAll(async () => {
  site = await startSite({ demo: true })
}, 300_000)
afterAll(() => site?.stop())

const open = async (language: "es" | "en", email: string, path: string): Promise<Visitor> => {
  const visitor = await site.visit({ language })
  await signIn(visitor, email, password, path)
  await visitor.page.goto(path)
  await settled(visitor.page)
  return visitor
}

describe("targets of a year", () => {
  test("are set by a coordinator and stand beside what was counted", { timeout: 180_000 }, async () => {
    const { page, faults } = await open("es", "coordinacion@demo.mx", "/numbers/figures")
    const card = page.getByRole("region", { name: /^Metas de \d{4}$/ })
    await card.getByText(/^Sin metas para/).waitFor()
    expect(await card.getByRole("meter").count()).toBe(0)
    await card.getByRole("button", { name: "Fijar metas" }).click()
    const form = page.getByRole("dialog")
    await form.getByLabel("Actividades realizadas").fill("0")
    await form.getByLabel("Expedientes abiertos").fill("1")
    await form.getByRole("button", { name: "Guardar" }).click()
    await form.getByText("El mínimo es 1.").waitFor()
    expect(await form.getByLabel("Expedientes abiertos").inputValue()).toBe("1")
    expect(await violations(page)).toEqual([])
    await form.getByLabel("Actividades realizadas").fill("100000")
    await form.getByRole("button", { name: "Guardar" }).click()
    await page.getByText("Las metas quedaron fijadas.").waitFor()
    const row = (name: string) => card.getByRole("listitem").filter({ hasText: name })
    await row("Expedientes abiertos").getByText("Cumplida").waitFor()
    await row("Actividades realizadas").getByText("Va atrás del año").waitFor()
    await row("Personas capacitadas")
      .getByText(/, sin meta$/)
      .waitFor()
    expect(await card.getByRole("meter", { name: "Actividades realizadas" }).getAttribute("aria-valuetext")).toMatch(
      /de 100.000 \(0 %\)\. Va atrás del año/,
    )
    for (const [name, size] of Object.entries(sizes)) {
      await page.setViewportSize(size)
      await shoot(page, `targets-es-${name}`)
      expect(await overflow(page)).toBe(0)
      expect(await violations(page)).toEqual([])
    }
    const years = await card.getByLabel("Año").locator("option").allTextContents()
    await card.getByLabel("Año").selectOption(years[2] ?? "")
    await card.getByText(`Sin metas para ${years[2]}`).waitFor()
    expect(faults).toEqual([])
  })

  test("are joined when two set them at once; who only looks sets none", { timeout: 180_000 }, async () => {
    const [one, other] = [
      await open("es", "coordinacion@demo.mx", "/numbers/figures"),
      await open("es", "coordinacion@demo.mx", "/numbers/figures"),
    ]
    const name = [one, other].map(({ page }) => page.getByRole("button", { name: "Fijar metas" }).click())
    await Promise.all(name)
    const fill = async ({ page }: Visitor, label: string, text: string) => {
      await page.getByRole("dialog").getByLabel(label).fill(text)
      await page.getByRole("dialog").getByRole("button", { name: "Guardar" }).click()
    }
    await fill(one, "Capacitaciones impartidas", "40")
    await one.page.getByText("Las metas quedaron fijadas.").waitFor()
    await fill(other, "Alianzas firmadas", "50")
    await other.page.getByText("Se unió con lo que otra persona guardó mientras tanto.").waitFor()
    for (const text of [/de 40 \(/, /de 50 \(/]) await other.page.getByText(text).waitFor()
    const reader = await open("en", "consulta@demo.mx", "/numbers/figures")
    await reader.page
      .getByRole("region", { name: /^Targets of/ })
      .getByText(/of 40 \(/)
      .waitFor()
    expect(await reader.page.getByRole("button", { name: "Set targets" }).count()).toBe(0)
    await shoot(reader.page, "targets-en-desk")
  })

  test("of the network are headquarters'", { timeout: 180_000 }, async () => {
    const { page, faults } = await open("en", headquarters.email, "/network-report")
    const card = page.getByRole("region", { name: /^Targets of \d{4}$/ })
    await card.getByText(/^No targets for/).waitFor()
    await card.getByRole("button", { name: "Set targets" }).click()
    await page.getByRole("dialog").getByLabel("People trained").fill("900")
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click()
    await card.getByText(/ of 900 \(/).waitFor()
    await card.scrollIntoViewIfNeeded()
    for (const [name, size] of Object.entries(sizes)) {
      await page.setViewportSize(size)
      await shoot(page, `network-targets-en-${name}`)
      expect(await overflow(page)).toBe(0)
      expect(await violations(page)).toEqual([])
    }
    expect(faults).toEqual([])
  })
})
