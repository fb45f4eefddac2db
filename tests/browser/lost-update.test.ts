import { password } from "@ventanilla/local/demo/cast"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Site, settled, shoot, signIn, startSite, type Visitor, violations } from "../support/browser"
import { addresses } from "../support/demo"

let site: Site
let casefile: string

beforeAll(async () => {
  site = await startSite({ demo: true })
  casefile = `/casefiles/${(await addresses(site.cloud)).withHistory}`
}, 600_000)
afterAll(() => site?.stop())

async function officer(email: string): Promise<Visitor> {
  const visitor = await site.visit({ language: "es" })
  await signIn(visitor, email, password)
  return visitor
}
const open = async ({ page }: Visitor, tab: string, button: string | RegExp) => {
  await page.goto(`${casefile}/${tab}`)
  await settled(page)
  await page.getByRole("button", { name: button }).first().click()
  await page.getByRole("dialog").waitFor()
}
const save = ({ page }: Visitor) => page.getByRole("dialog").first().getByRole("button", { name: "Guardar" }).click()

describe("two officers with one case file", () => {
  test("each adds what she knows; where they differ, the second sees both and decides", {
    timeout: 180_000,
  }, async () => {
    const [one, other] = [await officer("coordinacion@demo.mx"), await officer("casos@demo.mx")]
    for (const visitor of [one, other]) await open(visitor, "situation", "Cambiar: Situación")
    await one.page.getByRole("dialog").getByText("Mujer embarazada").click()
    await one.page.getByRole("dialog").getByText("Está lista", { exact: true }).click()
    await save(one)
    await one.page.getByText("Quedó guardado.").waitFor()
    await other.page.getByRole("dialog").getByText("Persona enferma").click()
    await other.page.getByRole("dialog").getByText("Lo está pensando").click()
    await save(other)
    const asked = other.page.getByRole("dialog", { name: /Otra persona guardó cambios/ })
    await asked.getByRole("group", { name: "Denuncia" }).waitFor()
    expect(await asked.getByRole("group").count()).toBe(1)
    expect(await violations(other.page)).toEqual([])
    await shoot(other.page, "lost-update-es-1280")
    const keep = asked.getByRole("button", { name: "Guardar así" })
    expect(await keep.isDisabled()).toBe(true)
    await asked.getByText("Lo que escribió usted").click()
    await keep.click()
    await other.page.getByText("Se unió con lo que otra persona guardó mientras tanto.").waitFor()
    await one.page.reload()
    await settled(one.page)
    for (const text of ["Mujer embarazada", "Persona enferma", /Lo está pensando/])
      await one.page.getByText(text).first().waitFor()
    for (const visitor of [one, other]) await visitor.context.close()
  })

  test("going back to the form loses nothing either, and asks again", { timeout: 180_000 }, async () => {
    const [one, other] = [await officer("coordinacion@demo.mx"), await officer("casos@demo.mx")]
    for (const visitor of [one, other]) await open(visitor, "situation", /Cambiar el hecho: Agresión física/)
    await one.page.getByLabel("Relato breve").fill("Ella pide hablar primero con su hermana.")
    await save(one)
    await one.page.getByText("El hecho quedó cambiado.").waitFor()
    await other.page.getByLabel("Relato breve").fill("Hay constancia del hospital.")
    await save(other)
    const asked = other.page.getByRole("dialog", { name: /Otra persona guardó cambios/ })
    await asked.getByRole("button", { name: "Volver a mi formulario" }).click()
    expect(await other.page.getByLabel("Relato breve").inputValue()).toBe("Hay constancia del hospital.")
    await save(other)
    await asked.getByText("Las dos cosas").click()
    await asked.getByRole("button", { name: "Guardar así" }).click()
    await other.page.getByText("El hecho quedó cambiado.").waitFor()
    const kept = other.page.getByText(/Ella pide hablar primero con su hermana\.\s+Hay constancia del hospital\./)
    await kept.waitFor()
    for (const visitor of [one, other]) await visitor.context.close()
  })
})
