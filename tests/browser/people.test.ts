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
let visitor: Visitor

beforeAll(async () => {
  site = await startSite({ demo: true })
  visitor = await site.visit({ language: "es" })
  await signIn(visitor, "coordinacion@demo.mx", password)
}, 300_000)
afterAll(() => site?.stop())

/** Accessible at both sizes, no wider than the window, and nothing about her in address and title. */
async function holds(name: string) {
  const { page } = visitor
  for (const size of ["desk", "phone"] as const) {
    await page.setViewportSize(sizes[size])
    await settled(page)
    await shoot(page, `${name}-es-${sizes[size].width}`)
    expect(await violations(page)).toEqual([])
    expect(await overflow(page)).toBeLessThanOrEqual(0)
  }
  await page.setViewportSize(sizes.desk)
  const kept = (await page.evaluate(
    "JSON.stringify([location.href, document.title, { ...sessionStorage }, { ...localStorage }, history.state])",
  )) as string
  expect(decodeURIComponent(kept)).not.toMatch(/vega|marisol|555 01/i)
}

describe("a woman is found, and nothing of her is left where one looked", () => {
  test("by keyboard from the box that every page has; the line is there again on coming back", async () => {
    const { page } = visitor
    await page.keyboard.press("Control+k")
    await page.locator("[role=combobox]:focus").waitFor()
    await page.keyboard.type("marizol bega")
    await page.keyboard.press("Enter")
    await page.getByText("Marisol Vega Luna").waitFor()
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe("/people")
    await holds("people-found")
    await page.getByRole("link", { name: /VAIM-/ }).first().click()
    await page.getByRole("heading", { level: 1, name: /VAIM-/ }).waitFor()
    await page.goBack()
    await page.getByText("Marisol Vega Luna").waitFor()
  })

  test("while she is typed a second time, with the reasons, and gets her second case file under the same record", async () => {
    const { page } = visitor
    await page.goto("/casefiles/new")
    await page.getByLabel("Nombre", { exact: true }).fill("Marisol")
    await page.getByLabel("Primer apellido").fill("Vega")
    await page.getByLabel(/Segundo apellido/).fill("Luna")
    await page.getByRole("heading", { name: "¿Ya tiene registro?" }).waitFor()
    await page.getByText("mismo nombre", { exact: true }).waitFor()
    await holds("casefile-alike")
    await page.getByRole("button", { name: /Es ella/ }).click()
    await page.getByText(/a nombre de Marisol Vega Luna/).waitFor()
  })

  test("her card shows who she is, is corrected, and erasing asks for the folio", async () => {
    const { page } = visitor
    await page.goto("/people")
    await page.getByRole("searchbox", { name: /Nombre, teléfono, documento/ }).fill("vega luna")
    await page.keyboard.press("Enter")
    await page.getByRole("link", { name: /VAIM-/ }).first().click()
    await page.getByRole("link", { name: "Ella", exact: true }).click()
    await page.getByRole("heading", { name: "Quién es" }).waitFor()
    await holds("casefile-her")
    await page.getByRole("button", { name: "Corregir" }).click()
    await page.getByRole("combobox", { name: /Estado de origen/ }).selectOption("JAL")
    await holds("identity-edit")
    await page.getByRole("button", { name: "Guardar" }).click()
    await page.getByText("Jalisco").waitFor()
    await page.getByRole("button", { name: "Borrar su identidad" }).click()
    await page.getByText("Ella lo pidió", { exact: true }).click()
    await page.getByLabel(/Escriba el folio/).fill("VAIM-2222")
    await page.getByRole("button", { name: "Borrar para siempre" }).click()
    await page.getByText("Ese folio no es de ella", { exact: false }).waitFor()
    await holds("identity-erase")
  })
})
