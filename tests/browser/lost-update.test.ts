import { headquarters } from "@ventanilla/local/demo"
import { partners, password } from "@ventanilla/local/demo/cast"
import { createHand } from "@ventanilla/local/demo/hand"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Site, settled, shoot, signIn, startSite, type Visitor, violations } from "../support/browser"
import { addresses } from "../support/demo"

let site: Site
let at: Record<string, string>
let casefile: string

beforeAll(async () => {
  site = await startSite({ demo: true })
  at = await addresses(site.cloud)
  casefile = `/casefiles/${at.withHistory}`
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

  test("what is to be taken out is shown again when it says something else by then", { timeout: 180_000 }, async () => {
    const [one, other] = [await officer("coordinacion@demo.mx"), await officer("casos@demo.mx")]
    await open(one, "situation", /Cambiar el hecho: Agresión física/)
    await other.page.goto(`${casefile}/situation`)
    await settled(other.page)
    await other.page
      .getByRole("button", { name: /Quitar: Agresión física/ })
      .first()
      .click()
    await other.page.getByRole("alertdialog").waitFor()
    await one.page.getByLabel("Relato breve").fill("Lo contó otra vez, con fechas.")
    await save(one)
    await one.page.getByText("El hecho quedó cambiado.").waitFor()
    await other.page.getByRole("alertdialog").getByRole("button", { name: "Quitar" }).click()
    const asked = other.page.getByRole("dialog", { name: /Otra persona cambió esto/ })
    await asked.getByRole("group", { name: "Relato breve" }).getByText("Lo contó otra vez, con fechas.").waitFor()
    expect(await violations(other.page)).toEqual([])
    await shoot(other.page, "lost-removal-es-1280")
    await asked.getByRole("button", { name: "No hacerlo" }).click()
    await other.page.getByRole("alertdialog").getByRole("button", { name: "Cancelar" }).click()
    await other.page.getByText("Lo contó otra vez, con fechas.").first().waitFor()
    for (const visitor of [one, other]) await visitor.context.close()
  })

  test("one sets the urgency and the other a need: both stay; where both set the urgency, the second decides", {
    timeout: 180_000,
  }, async () => {
    const [one, other] = [await officer("coordinacion@demo.mx"), await officer("casos@demo.mx")]
    const urgency = ({ page }: Visitor, name: string) =>
      page.getByRole("dialog").first().getByText(name, { exact: true }).click()
    for (const visitor of [one, other]) await open(visitor, "overview", /^Cambiar$/)
    await urgency(one, "Urgente")
    await save(one)
    await one.page.getByText("El expediente cambió.").waitFor()
    await other.page.getByRole("dialog").getByText("Transporte", { exact: true }).click()
    await save(other)
    await other.page.getByText("Se unió con lo que otra persona guardó mientras tanto.").waitFor()
    await one.page.reload()
    await settled(one.page)
    for (const text of ["Urgente", /Transporte/]) await one.page.getByText(text).first().waitFor()

    for (const visitor of [one, other]) await open(visitor, "overview", /^Cambiar$/)
    await urgency(one, "Pronto")
    await save(one)
    await one.page.getByText("El expediente cambió.").waitFor()
    await urgency(other, "Ordinario")
    await save(other)
    const asked = other.page.getByRole("dialog", { name: /Otra persona guardó cambios/ })
    await asked.getByRole("group", { name: "Urgencia" }).waitFor()
    expect(await violations(other.page)).toEqual([])
    await shoot(other.page, "lost-urgency-es-1280")
    await other.page.setViewportSize({ width: 390, height: 844 })
    await shoot(other.page, "lost-urgency-es-390")
    await asked.getByText("Lo que se guardó mientras tanto").click()
    await asked.getByRole("button", { name: "Guardar así" }).click()
    await other.page.getByText("Se unió con lo que otra persona guardó mientras tanto.").waitFor()
    for (const visitor of [one, other]) await visitor.context.close()
  })

  test("an organisation: the telephone of one is not put back by the name of the other", {
    timeout: 180_000,
  }, async () => {
    const organizationID = at[partners.legal.organization.name]
    const visitors = [await site.visit({ language: "en" }), await site.visit({ language: "en" })] as const
    const [one, other] = visitors
    for (const visitor of visitors) {
      await signIn(visitor, visitor === one ? "coordinacion@demo.mx" : "vinculacion@demo.mx", password)
      await visitor.page.goto(`/directory/${organizationID}`)
      await settled(visitor.page)
      await visitor.page.getByRole("button", { name: "Change", exact: true }).first().click()
      await visitor.page.getByRole("dialog").waitFor()
    }
    const form = ({ page }: Visitor) => page.getByRole("dialog").first()
    const send = (visitor: Visitor) => form(visitor).getByRole("button", { name: "Save" }).click()
    await form(one).getByLabel("Phone").fill("215 555 0177")
    await form(one).getByLabel("Who attends to consulates").fill("Lidia")
    await send(one)
    await one.page.getByRole("dialog").waitFor({ state: "detached" })
    await form(other).getByLabel("Who attends to consulates").fill("Rosa")
    await send(other)
    const asked = other.page.getByRole("dialog", { name: /Somebody else saved changes/ })
    await asked.getByRole("group").first().waitFor()
    expect(await asked.getByRole("group").count()).toBe(1)
    await shoot(other.page, "lost-organization-en-1280")
    await asked.getByText("What you wrote").click()
    await asked.getByRole("button", { name: "Save it so" }).click()
    await other.page.getByRole("dialog").first().waitFor({ state: "detached" })
    await one.page.reload()
    await settled(one.page)
    for (const text of [/215 555 0177/, /Rosa/]) await one.page.getByText(text).first().waitFor()
    for (const visitor of visitors) await visitor.context.close()
  })
})

describe("headquarters in two windows", () => {
  test("publishes what both noted; where they differ, the second sees both and decides", {
    timeout: 180_000,
  }, async () => {
    const visitors = [await site.visit({ language: "es" }), await site.visit({ language: "es" })] as const
    const [one, other] = visitors
    for (const visitor of visitors) {
      await signIn(visitor, headquarters.email, password)
      await visitor.page.goto("/catalogues")
      await settled(visitor.page)
    }
    const entry = async ({ page }: Visitor, index: number, field: string, text: string) => {
      await page
        .getByRole("button", { name: /^Cambiar: / })
        .nth(index)
        .click()
      const dialog = page.getByRole("dialog")
      await dialog.getByLabel(field, { exact: true }).fill(text)
      await dialog.getByRole("button", { name: "Anotar" }).click()
      await dialog.waitFor({ state: "detached" })
    }
    const publish = ({ page }: Visitor) => page.getByRole("button", { name: /^Publicar la versión/ }).click()
    await entry(one, 0, "Fuente", "Anexo uno")
    await entry(one, 1, "Fuente", "Anexo dos")
    await entry(other, 0, "Fuente", "Anexo otro")
    await entry(other, 2, "Fuente", "Anexo tres")
    await publish(one)
    await one.page.getByText(/ya rige/).waitFor()
    await publish(other)
    const asked = other.page.getByRole("dialog", { name: /Otra persona guardó cambios/ })
    await asked.getByRole("group").first().waitFor()
    expect(await asked.getByRole("group").count()).toBe(1)
    await asked.getByRole("group", { name: /Fuente/ }).waitFor()
    expect(await violations(other.page)).toEqual([])
    await shoot(other.page, "lost-catalogue-es-1280")
    await asked.getByText("Lo que escribió usted").click()
    await asked.getByRole("button", { name: "Guardar así" }).click()
    await other.page.getByText(/ya rige/).waitFor()
    await one.page.reload()
    await settled(one.page)
    for (const text of ["Anexo otro", "Anexo dos", "Anexo tres"]) await one.page.getByText(text).first().waitFor()
    for (const visitor of visitors) await visitor.context.close()
  })
})

describe("the audit of an act", () => {
  test("holds the act, and no reading that nobody made", { timeout: 120_000 }, async () => {
    const hand = createHand(site.cloud)
    const who = { ...(await hand.signIn("coordinacion@demo.mx")), consulate: at.PHL ?? "" }
    // Of her file and of herself, whichever record the entry belongs to.
    const entries = async () => {
      const { items = [] } = (await hand.read(who, "/audit?limit=100")) as unknown as {
        items?: { action: string; subjects: string[] }[]
      }
      const isHers = (subject: string) => subject === at.withHistory || subject.startsWith("per_")
      return items.filter(({ subjects }) => subjects.some(isHers)).map(({ action }) => action)
    }
    const visitor = await site.visit({ language: "es" })
    const { page } = visitor
    await signIn(visitor, "coordinacion@demo.mx", password)
    await page.goto(`/casefiles/${at.withHistory}/care`)
    await settled(page)
    await page.waitForLoadState("networkidle")
    await page.getByRole("button", { name: "Escribir una nota" }).click()
    const dialog = page.getByRole("dialog")
    await dialog.getByRole("textbox").first().fill("Vino con su hermana.")
    await dialog.getByRole("button", { name: "Guardar" }).click()
    await dialog.waitFor({ state: "detached" })
    // Newest first: the act, and what was read after it.
    const made = async () => {
      const all = await entries()
      return all.slice(0, all.indexOf("note.added") + 1).toReversed()
    }
    await expect.poll(made, { timeout: 30_000 }).toContain("note.read")
    await settled(page)
    // Only the list on the screen that gained an entry is read; not the woman, her file or any other list.
    expect(await made()).toEqual(["note.added", "note.read"])
    // Leaving the window and coming back is not a read either.
    await page.evaluate(
      `window.dispatchEvent(new Event("focus")); document.dispatchEvent(new Event("visibilitychange"))`,
    )
    await settled(page)
    expect(await made()).toEqual(["note.added", "note.read"])
    await visitor.context.close()
  })
})
