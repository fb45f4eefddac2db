import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Site, settled, shoot, signIn, startSite, type Visitor, violations } from "../support/browser"
import { call, capabilityIn, createWorld, must, partnerOf, password, type Who, type World } from "../support/world"

const her = { given: "Itzel", firstSurname: "Palomares", secondSurname: "Xicale", preferred: "Itzi" }
const phone = "+1 215 555 0143"
const mailbox = "referrals.puente@partner.example"
const windowEmail = "documentacion@ejemplo.mx"
const healthEmail = "salud@ejemplo.mx"

/** A screen's text in Spanish and in English. */
type Said<T> = readonly [es: T, en: T]

/** A whole day of clicks in one language. Each test continues where the one before ended. */
export function aDay(language: "es" | "en") {
  const t = <T extends string | RegExp>(...said: Said<T>): T => said[language === "es" ? 0 : 1]

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
  /** Meets WCAG 2.2 AA in its current state, and takes a screenshot. */
  const look = async ({ page }: Visitor, name: string) => {
    await shoot(page, `day-${name}-${language}`)
    expect(await violations(page)).toEqual([])
  }

  async function officer(email: string, role: "window", areas: string[]): Promise<Who> {
    const one = await world.colleague(who, role, email)
    const { items } = (await must("GET", "/staff", { who })) as unknown as {
      items: { staffID: string; email: string; version: number }[]
    }
    const { staffID, version } = items.find((each) => each.email === email) ?? {}
    await must("POST", `/staff/${staffID}/role`, { who, body: { role, duties: { areas, minors: false }, version } })
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
    window = await site.visit({ language })
    await signIn(window, windowEmail, password)
    coordinator = await site.visit({ language })
    await signIn(coordinator, "coordina.phl@ejemplo.mx", password)
  }, 300_000)
  afterAll(() => site?.stop())

  describe(`a woman comes for a passport (${language})`, () => {
    it("the window notices, and avises by keyboard in nine strokes", async () => {
      const { page } = window
      await page.keyboard.press("n")
      await page.locator("fieldset input:focus").waitFor({ state: "attached" })
      // Fear; somebody decides for her; she waits here; urgent; asked in private. The area is the officer's.
      for (const key of ["1", "3", "Enter", "1", "1", "1", "Enter"]) await page.keyboard.press(key)
      folio = (await page.locator(".detection-folio").textContent()) ?? ""
      expect(folio).toMatch(/^DET-/)
      await look(window, "1-detection")
    })

    it("it waits in the intake queue with an alarm, and the coordinator goes to her", async () => {
      await go(coordinator, "/detections")
      await reads(coordinator, folio)
      await look(coordinator, "2-intake")
      await press(coordinator, t(`Voy yo: ${folio}`, `I am going: ${folio}`))
      await reads(coordinator, t(/Queda a su cargo/, /It is yours/))
      // The woman stays visible, with what comes next.
      await reads(coordinator, folio)
      await look(coordinator, "2-taken")
      await coordinator.page
        .getByRole("link", { name: t("Abrir expediente", "Open a case file") })
        .first()
        .click()
      await coordinator.page.waitForURL(/\/casefiles\/new/)
    })

    it("a case file is opened from it, safe contact first", async () => {
      const { page } = coordinator
      await settled(page)
      await page
        .getByRole("radio", { name: t(/^Sí/, /^Yes/) })
        .first()
        .check({ force: true })
      await page.getByLabel(t("Medio", "Way"), { exact: true }).first().selectOption("phone")
      await page.getByLabel(t("Teléfono", "Phone"), { exact: true }).first().fill(phone)
      await page.getByLabel(t("Nombre", "Given name"), { exact: true }).first().fill(her.given)
      await page
        .getByLabel(t(/^Primer apellido/, /^First surname/))
        .first()
        .fill(her.firstSurname)
      await page
        .getByLabel(t(/^Segundo apellido/, /^Second surname/))
        .first()
        .fill(her.secondSurname)
      await page
        .getByLabel(t(/Cómo prefiere/, /What she prefers/))
        .first()
        .fill(her.preferred)
      await page.getByLabel(t("Español", "Spanish"), { exact: true }).first().check({ force: true })
      await page.getByLabel(t(/Asesoría migratoria/, /Immigration legal help/)).check({ force: true })
      await page.getByRole("radio", { name: t(/^Pronto/, /^Soon/) }).check({ force: true })
      await page.locator("form button[type=submit]").click()
      await page.waitForURL(/\/casefiles\/cas_/)
      casefile = new URL(page.url()).pathname
      await reads(coordinator, her.firstSurname)
      await look(coordinator, "3-casefile")
    })

    it("the window's officer sees that she is attended, and never the file", async () => {
      await go(window, "/detections")
      await reads(window, folio)
      await reads(window, t("Atendida", "Attended"))
      await go(window, casefile)
      const text = (await window.page.locator("body").textContent()) ?? ""
      for (const secret of Object.values(her)) expect(text).not.toContain(secret)
      const answer = await call("GET", casefile, { who: clerk })
      expect(answer.status).toBe(403)
    })

    it("in a private interview she looks at the ruler, and talks now", async () => {
      const { page } = coordinator
      await go(coordinator, `${casefile}/violentometro`)
      await page
        .getByText(t("Estamos a solas: nadie más ve ni escucha", "We are alone: nobody else sees or hears"))
        .click()
      await press(coordinator, t("Mostrar la regla", "Show the ruler"))
      await page.getByRole("checkbox", { name: t(/Controlar/, /Controlling/) }).check({ force: true })
      await page.getByRole("checkbox", { name: t(/Encerrar/, /Locking up/) }).check({ force: true })
      await press(coordinator, t("Guardar lo que marcó", "Save what she marked"))
      await page.getByRole("heading", { name: t("Hablen ahora", "Talk now") }).waitFor()
      await look(coordinator, "4-ruler")
    })

    it("she accepts protection", async () => {
      await go(coordinator, `${casefile}/her`)
      await press(coordinator, t(/Cambiar: Protección/, /Change: Protection/))
      await dialog(coordinator).getByText(t("Acreditada", "Accredited")).click()
      await dialog(coordinator)
        .getByText(t("Acepta la protección de forma expresa", "She expressly accepts protection"))
        .click()
      await dialog(coordinator).getByLabel(t("Cómo lo dijo", "How she said it")).selectOption("written")
      await dialog(coordinator)
        .getByRole("button", { name: t("Guardar", "Save") })
        .click()
      await reads(coordinator, t("Quedó guardado.", "Saved."))
      await look(coordinator, "5-her")
    })

    it("two areas are asked, and answer by folio", async () => {
      for (const kind of ["urgent_passport", "health_appointment"]) {
        await go(coordinator, `${casefile}/care`)
        await press(coordinator, t("Pedir a un área", "Ask an area"))
        await dialog(coordinator).getByLabel(t("Encargo", "Errand"), { exact: true }).selectOption(kind)
        await dialog(coordinator)
          .getByRole("button", { name: t("Pedir a un área", "Ask an area") })
          .click()
        await reads(coordinator, t("Encargo enviado.", "Errand sent."))
      }
      const health = await site.visit({ language })
      await signIn(health, healthEmail, password)
      for (const [visitor, kind] of [
        [window, t("Pasaporte urgente", "Urgent passport")],
        [health, t("Cita en la Ventanilla de Salud", "Appointment at the Health Window")],
      ] as const) {
        await go(visitor, "/errands")
        await reads(visitor, kind)
        await press(visitor, t(/^Lo tomo/, /^I take it/))
        await reads(visitor, t("Queda a su cargo.", "It is yours."))
        // The row is rendered again when the answer arrives.
        await visitor.page.waitForLoadState("networkidle")
        await press(visitor, t(/^Responder/, /^Answer/))
        await dialog(visitor).getByText(t("Hecho", "Done"), { exact: true }).click()
        await dialog(visitor)
          .getByRole("button", { name: t("Responder", "Answer") })
          .click()
        await reads(visitor, t("Respuesta enviada.", "Answer sent."))
        const text = (await visitor.page.locator("main").textContent()) ?? ""
        for (const secret of Object.values(her)) expect(text).not.toContain(secret)
      }
      await look(window, "6-errands")
      await health.context.close()
      await go(coordinator, `${casefile}/care`)
      await reads(coordinator, t("Hecho", "Done"))
      await look(coordinator, "6-care")
    })

    it("the protocol that the ruler offered is followed", async () => {
      await go(coordinator, `${casefile}/protocol`)
      await press(coordinator, t(/^Seguir: Violencia basada en el género/, /^Follow: Gender-based violence/))
      await dialog(coordinator)
        .getByRole("button", { name: t("Seguir este protocolo", "Follow this protocol") })
        .click()
      await press(coordinator, t(/^Hecho: Indicadores observados/, /^Done: Signs observed/))
      await reads(coordinator, t(/1 hechos, 0 no hechos/, /1 done, 0 not done/))
      await look(coordinator, "7-protocol")
    })

    it("she consents to one organisation, and is referred", async () => {
      const { page } = coordinator
      await go(coordinator, `${casefile}/consent`)
      await page.getByLabel(t(/Qué quiere lograr ella/, /What does she want/)).check({ force: true })
      await press(coordinator, t("Seguir", "Go on"))
      await page.getByLabel(t("Organización", "Organisation"), { exact: true }).selectOption({ label: "Casa Puente" })
      for (const question of [
        t(/lo guardará en confidencia/, /keep it in confidence/),
        t(/usarse en su contra/, /used against her/),
        t(/llegar a quien la agrede/, /reach the person who hurts her/),
      ])
        await page.getByLabel(question).check({ force: true })
      await press(coordinator, t("Seguir", "Go on"))
      await page.getByLabel(t(/Puede hacerlo ella por teléfono/, /Can she do it by phone/)).check({ force: true })
      await page.getByRole("radio", { name: t(/Compartir lo mínimo/, /Share the least/) }).check({ force: true })
      await press(coordinator, t("Seguir", "Go on"))
      await page.getByLabel(t(/Cómo prefiere que la llamen/, /What she prefers to be called/)).check({ force: true })
      await press(coordinator, t("Seguir", "Go on"))
      await page
        .getByRole("radio", { name: t(/De palabra, con testigo/, /Spoken, with a witness/) })
        .check({ force: true })
      await page.getByLabel(t("Quién fue testigo", "Who was the witness")).fill("Una compañera")
      await press(coordinator, t("Seguir", "Go on"))
      await look(coordinator, "8-consent")
      await press(coordinator, t("Dice que sí", "She says yes"))
      await reads(coordinator, t("Lo que acordamos", "What we agreed"))
      await go(coordinator, `${casefile}/refer`)
      await page.locator("input[type=radio]").first().check({ force: true })
      await page
        .getByRole("button", { name: t("Canalizar", "Refer"), exact: true })
        .last()
        .click()
      await page.waitForURL(/\/referrals\/ref_/)
      referral = new URL(page.url()).pathname
    })

    it("the partner gets a mail that names nobody, and accepts from it", async () => {
      await world.cloud.clock.advanceTo(new Date(world.cloud.clock.now().getTime() + 5 * 3_600_000).toISOString(), 4)
      const [mail] = mails("digest")
      for (const secret of [...Object.values(her), phone])
        expect(`${mail?.subject}${mail?.text}${mail?.html}`).not.toContain(secret)
      const partner = await site.visit({ size: "phone", language })
      await partner.page.goto(`/p#${capabilityIn(mail)}`)
      await partner.page.getByRole("button", { name: t(/Podemos atenderla/, /We can take it/) }).click()
      await partner.page
        .getByText(t(/Aceptada|aceptó|Cómo contactarla/, /Accepted|accepted|How to reach her/))
        .first()
        .waitFor()
      await shoot(partner.page, `day-9-partner-${language}`)
      await partner.context.close()
      await go(coordinator, referral)
      await reads(coordinator, t(/acept/i, /accept/i))
    })

    it("a follow-up is planned and done", async () => {
      await go(coordinator, `${casefile}/care`)
      await press(coordinator, t("Planear", "Plan"))
      await dialog(coordinator).getByText(t("Documento", "Document"), { exact: true }).click()
      await dialog(coordinator)
        .getByRole("button", { name: t("Guardar", "Save") })
        .click()
      await reads(coordinator, t("Quedó planeado.", "It is planned."))
      await coordinator.page
        .getByRole("list", { name: t("Seguimientos", "Follow-ups") })
        .getByRole("button", { name: t("Hecho", "Done") })
        .first()
        .click()
      await dialog(coordinator).getByLabel(t("¿Cómo terminó?", "How did it end?")).selectOption("done")
      await dialog(coordinator)
        .getByRole("button", { name: t("Guardar", "Save") })
        .click()
      await reads(coordinator, t("El seguimiento terminó.", "The follow-up has ended."))
    })

    it("the file is closed with its door open, after it said what is left", async () => {
      const { page } = coordinator
      await go(coordinator, casefile)
      await press(coordinator, t("Cerrar expediente", "Close the case file"))
      await page.getByText(t("Antes de cerrar, revise", "Look at this before closing")).first().waitFor()
      await reads(coordinator, t(/Canalizaciones abiertas: 1/, /Open referrals: 1/))
      await page
        .getByRole("radio", { name: t("Obtuvo lo que buscaba", "She got what she was looking for") })
        .check({ force: true })
      await page
        .getByRole("button", { name: t("Cerrar", "Close"), exact: true })
        .last()
        .click()
      await reads(coordinator, t("El expediente se cerró.", "The case file is closed."))
      await look(coordinator, "10-closed")
      await go(coordinator, `${casefile}/history`)
      await reads(coordinator, t(/Se abrió|abri/, /opened/))
      await look(coordinator, "11-history")
    })
  })
}
