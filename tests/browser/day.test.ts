import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Site, settled, shoot, signIn, startSite, type Visitor, violations } from "../support/browser"
import { call, capabilityIn, createWorld, must, partnerOf, password, type Who, type World } from "../support/world"

/** A day in Philadelphia, by presses. Each test goes on where the one before ended. */
const her = { given: "Itzel", firstSurname: "Palomares", secondSurname: "Xicale", preferred: "Itzi" }
const phone = "+1 215 555 0143"
const mailbox = "referrals.puente@partner.example"
const windowEmail = "documentacion@ejemplo.mx"
const healthEmail = "salud@ejemplo.mx"

let site: Site
let world: World
let who: Who
let clerk: Who
let window: Visitor
let coordinator: Visitor
let folio = ""
let casefile = ""
let referral = ""

const go = async ({ page }: Visitor, path: string) => {
  await page.goto(path)
  await settled(page)
}
const reads = ({ page }: Visitor, text: string | RegExp) => page.getByText(text).first().waitFor()
const press = ({ page }: Visitor, name: string | RegExp) =>
  page
    .getByRole("button", { name, exact: typeof name === "string" })
    .first()
    .click()
const dialog = ({ page }: Visitor) => page.getByRole("dialog").first()
const mails = (kind: string) => world.cloud.mail.list(mailbox).filter(({ tags }) => tags.kind === kind)
/** Holds to WCAG 2.2 AA as it is now, and is photographed. */
const look = async ({ page }: Visitor, name: string) => {
  await shoot(page, `day-${name}`)
  expect(await violations(page)).toEqual([])
}

async function officer(email: string, role: "window", areas: string[]): Promise<Who> {
  const one = await world.colleague(who, role, email)
  const { items } = (await must("GET", "/staff", { who })) as unknown as { items: { staffID: string; email: string }[] }
  const staffID = items.find((each) => each.email === email)?.staffID
  await must("POST", `/staff/${staffID}/role`, { who, body: { role, duties: { areas, minors: false } } })
  return one
}

beforeAll(async () => {
  site = await startSite()
  world = await createWorld()
  const now = new Date()
  const wednesday = new Date(now.getTime() + (((3 - now.getUTCDay() + 7) % 7) + 7) * 86_400_000)
  await world.cloud.clock.advanceTo(`${wednesday.toISOString().slice(0, 10)}T15:00:00.000Z`, 4)
  who = (await world.onboard("PHL")).coordinator
  await partnerOf(world, who, mailbox, { schedule: { days: [1, 2, 3, 4, 5], minute: 840 } })
  clerk = await officer(windowEmail, "window", ["documentation"])
  await officer(healthEmail, "window", ["health"])
  window = await site.visit({ language: "es" })
  await signIn(window, windowEmail, password)
  coordinator = await site.visit({ language: "es" })
  await signIn(coordinator, "coordina.phl@ejemplo.mx", password)
}, 300_000)
afterAll(() => site?.stop())

describe("a woman comes for a passport", () => {
  it("the window notices, and avises by keyboard in nine strokes", async () => {
    const { page } = window
    await page.keyboard.press("n")
    await page.locator("fieldset input:focus").waitFor({ state: "attached" })
    // Fear; somebody decides for her; she waits here; urgent; asked in private. The area is the officer's own.
    for (const key of ["1", "3", "Enter", "1", "1", "1", "Enter"]) await page.keyboard.press(key)
    folio = (await page.locator(".detection-folio").textContent()) ?? ""
    expect(folio).toMatch(/^DET-/)
    await look(window, "1-detection")
  })

  it("it waits in the intake queue with an alarm, and the coordinator goes to her", async () => {
    await go(coordinator, "/detections")
    await reads(coordinator, folio)
    await look(coordinator, "2-intake")
    await press(coordinator, `Voy yo: ${folio}`)
    await reads(coordinator, /Queda a su cargo/)
    await go(coordinator, "/detections?status=taken")
    await coordinator.page.getByRole("link", { name: "Abrir expediente" }).first().click()
    await coordinator.page.waitForURL(/\/casefiles\/new/)
  })

  it("a case file is opened from it, safe contact first", async () => {
    const { page } = coordinator
    await settled(page)
    await page.getByRole("radio", { name: /^Sí/ }).first().check({ force: true })
    await page.getByLabel("Teléfono", { exact: true }).first().fill(phone)
    await page.getByLabel("Nombre", { exact: true }).first().fill(her.given)
    await page
      .getByLabel(/^Primer apellido/)
      .first()
      .fill(her.firstSurname)
    await page
      .getByLabel(/^Segundo apellido/)
      .first()
      .fill(her.secondSurname)
    await page
      .getByLabel(/Cómo prefiere/)
      .first()
      .fill(her.preferred)
    await page.getByLabel("Español", { exact: true }).first().check({ force: true })
    await page.getByLabel(/Asesoría migratoria/).check({ force: true })
    await page.getByRole("radio", { name: /^Pronto/ }).check({ force: true })
    await page.locator("form button[type=submit]").click()
    await page.waitForURL(/\/casefiles\/cas_/)
    casefile = new URL(page.url()).pathname
    await reads(coordinator, her.firstSurname)
    await look(coordinator, "3-casefile")
  })

  it("the window's officer sees that she is attended, and never the file", async () => {
    await go(window, "/detections")
    await reads(window, folio)
    await reads(window, "Atendida")
    await go(window, casefile)
    const text = (await window.page.locator("body").textContent()) ?? ""
    for (const secret of Object.values(her)) expect(text).not.toContain(secret)
    const answer = await call("GET", casefile, { who: clerk })
    expect(answer.status).toBe(403)
  })

  it("in a private interview she looks at the ruler, and talks now", async () => {
    const { page } = coordinator
    await go(coordinator, `${casefile}/violentometro`)
    await page.getByText("Estamos a solas: nadie más ve ni escucha").click()
    await press(coordinator, "Mostrar la regla")
    await page.getByRole("checkbox", { name: /Controlar/ }).check({ force: true })
    await page.getByRole("checkbox", { name: /Encerrar/ }).check({ force: true })
    await press(coordinator, "Guardar lo que marcó")
    await page.getByRole("heading", { name: "Hablen ahora" }).waitFor()
    await look(coordinator, "4-ruler")
  })

  it("she accepts protection", async () => {
    await go(coordinator, `${casefile}/her`)
    await press(coordinator, /Cambiar: Protección/)
    await dialog(coordinator).getByText("Acreditada").click()
    await dialog(coordinator).getByText("Acepta la protección de forma expresa").click()
    await dialog(coordinator).getByLabel("Cómo lo dijo").selectOption("written")
    await dialog(coordinator).getByRole("button", { name: "Guardar" }).click()
    await reads(coordinator, "Quedó guardado.")
    await look(coordinator, "5-her")
  })

  it("two areas are asked, and answer by folio", async () => {
    for (const kind of ["urgent_passport", "health_appointment"]) {
      await go(coordinator, `${casefile}/care`)
      await press(coordinator, "Pedir a un área")
      await dialog(coordinator).getByLabel("Encargo", { exact: true }).selectOption(kind)
      await dialog(coordinator).getByRole("button", { name: "Pedir a un área" }).click()
      await reads(coordinator, "Encargo enviado.")
    }
    const health = await site.visit({ language: "es" })
    await signIn(health, healthEmail, password)
    for (const [visitor, kind] of [
      [window, "Pasaporte urgente"],
      [health, "Cita en la Ventanilla de Salud"],
    ] as const) {
      await go(visitor, "/errands")
      await reads(visitor, kind)
      await press(visitor, /^Lo tomo/)
      await reads(visitor, "Queda a su cargo.")
      await press(visitor, /^Responder/)
      await dialog(visitor).getByText("Hecho", { exact: true }).click()
      await dialog(visitor).getByRole("button", { name: "Responder" }).click()
      await reads(visitor, "Respuesta enviada.")
      const text = (await visitor.page.locator("main").textContent()) ?? ""
      for (const secret of Object.values(her)) expect(text).not.toContain(secret)
    }
    await look(window, "6-errands")
    await health.context.close()
    await go(coordinator, `${casefile}/care`)
    await reads(coordinator, "Hecho")
    await look(coordinator, "6-care")
  })

  it("the protocol that the ruler offered is followed", async () => {
    await go(coordinator, `${casefile}/protocol`)
    await press(coordinator, /^Seguir: Violencia basada en el género/)
    await dialog(coordinator).getByRole("button", { name: "Seguir este protocolo" }).click()
    await press(coordinator, /^Hecho: Indicadores observados/)
    await reads(coordinator, /1 hechos, 0 no hechos/)
    await look(coordinator, "7-protocol")
  })

  it("she consents to one organisation, and is referred", async () => {
    const { page } = coordinator
    await go(coordinator, `${casefile}/consent`)
    await page.getByLabel(/Qué quiere lograr ella/).check({ force: true })
    await press(coordinator, "Seguir")
    await page.getByLabel("Organización", { exact: true }).selectOption({ label: "Casa Puente" })
    for (const question of [/lo guardará en confidencia/, /usarse en su contra/, /llegar a quien la agrede/])
      await page.getByLabel(question).check({ force: true })
    await press(coordinator, "Seguir")
    await page.getByLabel(/Puede hacerlo ella por teléfono/).check({ force: true })
    await page.getByRole("radio", { name: /Compartir lo mínimo/ }).check({ force: true })
    await press(coordinator, "Seguir")
    await page.getByLabel(/Cómo prefiere que la llamen/).check({ force: true })
    await press(coordinator, "Seguir")
    await page.getByRole("radio", { name: /De palabra, con testigo/ }).check({ force: true })
    await page.getByLabel("Quién fue testigo").fill("Una compañera")
    await press(coordinator, "Seguir")
    await look(coordinator, "8-consent")
    await press(coordinator, "Dice que sí")
    await reads(coordinator, "Lo que acordamos")
    await go(coordinator, `${casefile}/refer`)
    await page.locator("input[type=radio]").first().check({ force: true })
    await page.getByRole("button", { name: "Canalizar", exact: true }).last().click()
    await page.waitForURL(/\/referrals\/ref_/)
    referral = new URL(page.url()).pathname
  })

  it("the partner gets a mail that names nobody, and accepts from it", async () => {
    await world.cloud.clock.advanceTo(new Date(world.cloud.clock.now().getTime() + 5 * 3_600_000).toISOString(), 4)
    const [mail] = mails("digest")
    for (const secret of [...Object.values(her), phone])
      expect(`${mail?.subject}${mail?.text}${mail?.html}`).not.toContain(secret)
    const partner = await site.visit({ size: "phone", language: "es" })
    await partner.page.goto(`/p#${capabilityIn(mail)}`)
    await partner.page.getByRole("button", { name: /Podemos atenderla/ }).click()
    await partner.page
      .getByText(/Aceptada|aceptó|Cómo contactarla/)
      .first()
      .waitFor()
    await shoot(partner.page, "day-9-partner")
    await partner.context.close()
    await go(coordinator, referral)
    await reads(coordinator, /acept/i)
  })

  it("a follow-up is planned and done", async () => {
    await go(coordinator, `${casefile}/care`)
    await press(coordinator, "Planear")
    await dialog(coordinator).getByText("Documento", { exact: true }).click()
    await dialog(coordinator).getByRole("button", { name: "Guardar" }).click()
    await reads(coordinator, "Quedó planeado.")
    await coordinator.page
      .getByRole("list", { name: "Seguimientos" })
      .getByRole("button", { name: "Hecho" })
      .first()
      .click()
    await dialog(coordinator).getByLabel("¿Cómo terminó?").selectOption("done")
    await dialog(coordinator).getByRole("button", { name: "Guardar" }).click()
    await reads(coordinator, "El seguimiento terminó.")
  })

  it("the file is closed with its door open, after it said what is left", async () => {
    const { page } = coordinator
    await go(coordinator, casefile)
    await press(coordinator, "Cerrar expediente")
    await page.getByText("Antes de cerrar, revise").first().waitFor()
    await reads(coordinator, /Canalizaciones abiertas: 1/)
    await page.getByRole("radio", { name: "Obtuvo lo que buscaba" }).check({ force: true })
    await page.getByRole("button", { name: "Cerrar", exact: true }).last().click()
    await reads(coordinator, "El expediente se cerró.")
    await look(coordinator, "10-closed")
    await go(coordinator, `${casefile}/history`)
    await reads(coordinator, /Se abrió|abri/)
    await look(coordinator, "11-history")
  })
})
