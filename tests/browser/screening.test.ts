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
import { addresses } from "../support/demo"

let site: Site
let at: Record<string, string>

beforeAll(async () => {
  site = await startSite({ demo: true })
  at = await addresses(site.cloud)
}, 300_000)
afterAll(() => site?.stop())

/** What must hold for a page in the middle of a task, at both sizes; returns what does not, as lines. */
async function look({ page }: Visitor, name: string): Promise<string[]> {
  const found: string[] = []
  for (const size of ["phone", "desk"] as const) {
    await page.setViewportSize(sizes[size])
    if ((await overflow(page)) > 0) found.push(`${name} ${size}: too wide`)
    for (const line of await violations(page)) found.push(`${name} ${size}: ${line}`)
    await shoot(page, `${name}-es-${sizes[size].width}`)
  }
  return found
}

describe("the ruler beside her", () => {
  test("is shown in private, marked by touch and by keyboard, read in words, and makes talking now a task", {
    timeout: 180_000,
  }, async () => {
    const visitor = await site.visit({ language: "es" })
    const { page } = visitor
    await signIn(visitor, "coordinacion@demo.mx", password)
    await page.goto(`/casefiles/${at.casefile}/situation`)
    await settled(page)
    await page.getByRole("link", { name: "Ofrecer la regla" }).click()
    await settled(page)
    const found: string[] = [...(await look(visitor, "screening-before"))]
    await page.getByRole("button", { name: "Mostrar la regla" }).click()
    await page.getByText("Marque primero que están a solas.").waitFor()
    await page.getByText("Estamos a solas: nadie más ve ni escucha").click()
    await page.getByRole("button", { name: "Mostrar la regla" }).click()
    await page.getByRole("checkbox", { name: /Celar/ }).check({ force: true })
    await page.getByRole("checkbox", { name: /Patear/ }).focus()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press(" ")
    expect(await page.getByRole("checkbox", { name: /Encerrar/ }).isChecked()).toBe(true)
    found.push(...(await look(visitor, "screening-ruler")))
    await page.getByText("Paró antes").click()
    await page.getByRole("button", { name: "Guardar lo que marcó" }).click()
    await page.getByRole("heading", { name: "Hablen ahora" }).waitFor()
    await page.getByText("¡Reacciona! No te dejes destruir").waitFor()
    const said = (await page.locator(".ruler-result").textContent()) ?? ""
    expect(said).not.toMatch(/%|puntos|puntaje|\d+ de \d+|letal/)
    expect(new URL(page.url()).search).toBe("")
    found.push(...(await look(visitor, "screening-talk-now")))
    await page.getByRole("link", { name: "Volver al expediente" }).click()
    await settled(page)
    await page.getByText("Franja 2: ¡Reacciona!").waitFor()
    await page.getByText("Hasta donde quiso").waitFor()
    found.push(...(await look(visitor, "screening-history")))
    await page.getByRole("link", { name: "Ver lo que marcó" }).click()
    await settled(page)
    const marked = page.getByRole("checkbox", { checked: true })
    expect(await marked.count()).toBe(2)
    await page.goto("/today")
    await settled(page)
    await page.getByText("Hablar ahora con ella, a solas").first().waitFor()
    await visitor.context.close()
    expect(found).toEqual([])
  })

  test("that she would rather not see is one touch, and a fact", { timeout: 120_000 }, async () => {
    const visitor = await site.visit({ language: "es" })
    const { page } = visitor
    await signIn(visitor, "coordinacion@demo.mx", password)
    await page.goto(`/casefiles/${at.withHistory}/violentometro`)
    await settled(page)
    await page.getByText("Estamos a solas: nadie más ve ni escucha").click()
    await page.getByRole("button", { name: "Prefiere no verlo" }).click()
    await page.getByRole("heading", { name: "Prefirió no verlo" }).waitFor()
    await page.getByRole("link", { name: "Volver al expediente" }).click()
    await page.locator(".rows").getByText("Prefirió no verlo").waitFor()
    await visitor.context.close()
  })

  test("speaks as headquarters publishes it, and an answer of before keeps its own", { timeout: 180_000 }, async () => {
    const sede = await site.visit({ language: "es" })
    await signIn(sede, headquarters.email, password)
    await sede.page.goto("/instrument")
    await settled(sede.page)
    await sede.page.getByLabel("La franja 1 termina con").selectOption("12")
    await sede.page.getByText("Sí, la sede lo tiene").click()
    await sede.page.getByRole("textbox", { name: "Fuente de esta edición" }).fill("Decisión de la sede, de prueba")
    const found = await look(sede, "instrument-draft")
    await sede.page.getByRole("button", { name: "Publicar la versión 1" }).click()
    await sede.page.getByRole("alertdialog").getByRole("button", { name: "Publicar la versión 1" }).click()
    await sede.page.getByText("Decisión de la sede, de prueba").first().waitFor()
    await sede.context.close()
    const visitor = await site.visit({ language: "es" })
    const { page } = visitor
    await signIn(visitor, "coordinacion@demo.mx", password)
    await page.goto(`/casefiles/${at.casefile}/violentometro`)
    await settled(page)
    await page.getByText("Estamos a solas: nadie más ve ni escucha").click()
    await page.getByRole("button", { name: "Mostrar la regla" }).click()
    await page.getByText("Permiso del IPN en archivo: sí").waitFor()
    expect(await page.locator(".band[data-band='1'] li").count()).toBe(12)
    await page.goto(`/casefiles/${at.casefile}/situation`)
    await settled(page)
    await page.getByRole("link", { name: "Ver lo que marcó" }).click()
    await page.getByText("Permiso del IPN en archivo: no").waitFor()
    expect(await page.locator(".band[data-band='1'] li").count()).toBe(11)
    await visitor.context.close()
    expect(found).toEqual([])
  })
})
