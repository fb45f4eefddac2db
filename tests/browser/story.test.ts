import { Calendar } from "@ventanilla/core/platform/calendar"
import { seedHeadquarters } from "@ventanilla/local/demo"
import { password } from "@ventanilla/local/demo/cast"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Site, settled, shoot, signIn, startSite, type Visitor } from "../support/browser"
import { templatesOf } from "../support/policies"
import { capabilityIn } from "../support/world"

/** The whole main workflow, by the clicks of three kinds of people. Each test continues where the one before ended. */
const her = {
  given: "Citlali",
  firstSurname: "Amarilis",
  secondSurname: "Yolotzin",
  preferred: "Cita",
  phone: "+1 215 555 0142",
}
const coordinatorEmail = "coordina.filadelfia@ejemplo.mx"
const mailbox = "canalizaciones@puente.example"
const headquartersEmail = "sede@demo.mx"
const newPassword = "Coordina-Filadelfia-1"

let site: Site
let headquarters: Visitor
let coordinator: Visitor
let tenantID = ""
let casefile = ""
let referral = ""
const denied: string[] = []

const mails = (email: string, kind?: string) =>
  site.cloud.mail.list(email).filter(({ tags }) => !kind || tags.kind === kind)
const press = (visitor: Visitor, name: string | RegExp) =>
  visitor.page
    .getByRole("button", { name, exact: typeof name === "string" })
    .first()
    .click()
const fill = (visitor: Visitor, label: string | RegExp, value: string) =>
  visitor.page.getByLabel(label).first().fill(value)
const reads = (visitor: Visitor, text: string | RegExp) => visitor.page.getByText(text).first().waitFor()
const go = async (visitor: Visitor, path: string) => {
  await visitor.page.goto(path)
  await settled(visitor.page)
}

beforeAll(async () => {
  // Every request is evaluated against the policies that would be deployed.
  const stage = "story"
  const templates = await templatesOf(stage)
  site = await startSite({ stage, iam: { templates }, onDenied: (message) => void denied.push(message) })
  site.cloud.queues.resume()
  // A Saturday, so the partner's next digest is on Monday.
  const now = new Date()
  const saturday = new Date(now.getTime() + (((6 - now.getUTCDay() + 7) % 7) + 7) * 86_400_000)
  await site.cloud.clock.advanceTo(`${saturday.toISOString().slice(0, 10)}T17:00:00.000Z`, 4)
  await seedHeadquarters(site.cloud)
})
afterAll(() => site?.stop())

describe("from a consulate that has not joined to a number at headquarters", () => {
  it("headquarters onboards Philadelphia and watches it become active", async () => {
    headquarters = await site.visit({ language: "es" })
    await signIn(headquarters, headquartersEmail, password)
    await go(headquarters, "/onboard")
    await headquarters.page.getByLabel("Oficina", { exact: true }).selectOption("PHL")
    await fill(headquarters, "Correo de la primera coordinadora o coordinador", coordinatorEmail)
    await press(headquarters, "Incorporar")
    await headquarters.page.waitForURL(/\/network\/ten_/)
    tenantID = /ten_\w+/.exec(headquarters.page.url())?.[0] ?? ""
    await headquarters.page.getByText("Activa", { exact: true }).first().waitFor({ timeout: 30_000 })
    await shoot(headquarters.page, "story-1-active")
    expect(mails(coordinatorEmail, "invitation")).toHaveLength(1)
  })

  it("the coordinator opens the invitation, chooses a password and signs in", async () => {
    coordinator = await site.visit({ language: "es" })
    await coordinator.page.goto(`/join#${capabilityIn(mails(coordinatorEmail).at(-1))}`)
    await fill(coordinator, "Contraseña nueva", newPassword)
    await press(coordinator, "Aceptar la invitación")
    await reads(coordinator, /La invitación quedó aceptada|Iniciar sesión/)
    await signIn(coordinator, coordinatorEmail, newPassword)
    await reads(coordinator, "Consulado de México en Filadelfia")
  })

  it("a partner is added, with a service, an alliance and a mailbox that it confirms itself", async () => {
    await go(coordinator, "/directory/new")
    await fill(coordinator, "Nombre de la organización", "Puente Legal")
    await press(coordinator, "Agregar")
    await coordinator.page.waitForURL(/\/directory\/org_/)
    await press(coordinator, "Agregar servicio")
    await fill(coordinator, "Nombre del servicio", "Asesoría")
    await coordinator.page.getByLabel("Tipo", { exact: true }).first().selectOption("legal_immigration")
    const languages = coordinator.page.getByLabel("Español", { exact: true }).first()
    if (!(await languages.isChecked().catch(() => true))) await languages.check({ force: true })
    await coordinator.page.locator("form button[type=submit]").last().click()
    await reads(coordinator, "El servicio quedó agregado.")
    await press(coordinator, "Registrar alianza")
    await coordinator.page.getByLabel("Instrumento").selectOption("mou")
    await fill(coordinator, "En vigor desde", "2026-01-01")
    await press(coordinator, "Registrar")
    await reads(coordinator, "La alianza quedó registrada.")
    await press(coordinator, "Agregar buzón")
    await fill(coordinator, "Correo del buzón", mailbox)
    await press(coordinator, "Agregar y enviar confirmación")
    await reads(coordinator, "Se envió el correo para confirmar el buzón.")
    const partner = await site.visit({ size: "phone" })
    await partner.page.goto(`/mailbox#${capabilityIn(mails(mailbox).at(-1))}`)
    await partner.page.getByRole("button", { name: /Sí, es nuestro buzón|Yes, it is our mailbox/ }).click()
    await reads(partner, /El buzón quedó confirmado|confirmed/)
    await partner.context.close()
  })

  it("a case file is opened, in the order in which one asks", async () => {
    await go(coordinator, "/casefiles/new")
    const { page } = coordinator
    await page.getByRole("radio", { name: /^Sí/ }).first().check({ force: true })
    await page.getByLabel("Medio", { exact: true }).first().selectOption("phone")
    await page.getByLabel("Teléfono", { exact: true }).first().fill(her.phone)
    // The search box above has a label too.
    await page.getByLabel("Nombre", { exact: true }).fill(her.given)
    await fill(coordinator, /^Primer apellido/, her.firstSurname)
    await fill(coordinator, /^Segundo apellido/, her.secondSurname)
    await fill(coordinator, /llamen|Cómo prefiere/, her.preferred)
    await page.getByLabel("Español", { exact: true }).first().check({ force: true })
    await page.getByLabel(/Asesoría migratoria/).check({ force: true })
    await page.getByRole("radio", { name: /^Pronto/ }).check({ force: true })
    await page.locator("select").last().selectOption("documentation")
    await shoot(page, "story-2-casefile")
    await page.locator("form button[type=submit]").click()
    await page.waitForURL(/\/casefiles\/cas_/)
    casefile = new URL(page.url()).pathname
    await reads(coordinator, her.firstSurname)
    expect(await page.title()).not.toContain(her.given)
  })

  it("she accepts protection, in writing", async () => {
    await go(coordinator, `${casefile}/her`)
    await press(coordinator, /Cambiar: Protección/)
    const dialog = coordinator.page.getByRole("dialog")
    await dialog.getByText("Acreditada").click()
    await dialog.getByText("Acepta la protección de forma expresa").click()
    await dialog.getByLabel("Cómo lo dijo").selectOption("written")
    await dialog.getByRole("button", { name: "Guardar" }).click()
    await reads(coordinator, "Quedó guardado.")
    await reads(coordinator, /Por escrito/)
  })

  it("she consents to one organisation, field by field, aloud; and is referred", async () => {
    const { page } = coordinator
    await go(coordinator, `${casefile}/consent`)
    await page.getByLabel(/Qué quiere lograr ella/).check({ force: true })
    await press(coordinator, "Seguir")
    await page.getByLabel("Organización", { exact: true }).selectOption({ label: "Puente Legal" })
    for (const question of [/lo guardará en confidencia/, /usarse en su contra/, /llegar a quien la agrede/])
      await page.getByLabel(question).check({ force: true })
    await press(coordinator, "Seguir")
    await page.getByLabel(/Puede hacerlo ella por teléfono/).check({ force: true })
    await page.getByRole("radio", { name: /Compartir lo mínimo/ }).check({ force: true })
    await press(coordinator, "Seguir")
    await page.getByLabel(/Cómo prefiere que la llamen/).check({ force: true })
    await page.getByLabel(/Cómo contactarla con seguridad/).check({ force: true })
    await press(coordinator, "Seguir")
    await page.getByRole("radio", { name: /De palabra, con testigo/ }).check({ force: true })
    await fill(coordinator, "Quién fue testigo", "Una compañera")
    await press(coordinator, "Seguir")
    await shoot(page, "story-3-consent")
    await press(coordinator, "Dice que sí")
    await reads(coordinator, "Lo que acordamos")
    await go(coordinator, `${casefile}/refer`)
    await page.locator("input[type=radio]").first().check({ force: true })
    await page.getByRole("button", { name: "Canalizar", exact: true }).last().click()
    await page.waitForURL(/\/referrals\/ref_/)
    referral = new URL(page.url()).pathname
  })

  it("on the partner's Monday at eight one mail leaves, and names nobody", async () => {
    const { clock } = site.cloud
    const monday = Calendar.nextDigestAt({ days: [1], minute: 480 }, "America/New_York", clock.now().toISOString())
    expect(mails(mailbox, "digest")).toEqual([])
    await clock.advanceTo(monday, 4)
    expect(mails(mailbox, "digest")).toHaveLength(1)
    const [mail] = mails(mailbox, "digest")
    for (const secret of Object.values(her)) expect(`${mail?.subject}${mail?.text}${mail?.html}`).not.toContain(secret)
  }, 180_000)

  it("the partner accepts without an account, and opens the contact with a code", async () => {
    const partner = await site.visit({ size: "phone", language: "es" })
    const { page } = partner
    await page.goto(`/p#${capabilityIn(mails(mailbox, "digest").at(-1))}`)
    await page.getByRole("button", { name: /Podemos atenderla|We can take it/ }).click()
    await page
      .getByRole("button", { name: /Cómo contactarla|How to reach her/ })
      .first()
      .click()
    await page.getByRole("button", { name: /Enviar el código|Send the code/ }).click()
    await page.getByLabel(/Código de 6 cifras|6-digit code/).waitFor()
    await expect.poll(() => mails(mailbox, "code").length).toBe(1)
    const code = /\b(\d{6})\b/.exec(mails(mailbox, "code").at(-1)?.text ?? "")?.[1] ?? ""
    await page.getByLabel(/Código de 6 cifras|6-digit code/).fill(code)
    await page.getByRole("button", { name: /^(Mostrar|Show)$/ }).click()
    await reads(partner, her.preferred)
    const shown = (await page.locator("main").textContent()) ?? ""
    expect(shown).toContain(her.phone)
    expect(shown).not.toContain(her.firstSurname)
    expect(page.url()).not.toContain("ten_")
    await shoot(page, "story-4-partner")
    await partner.context.close()
  })

  it("staff see it in the timeline and in the ledger", async () => {
    await go(coordinator, referral)
    await reads(coordinator, /acept/i)
    await go(coordinator, `${casefile}/sharing`)
    await reads(coordinator, "Quién vio qué")
    await reads(coordinator, /Página del aliado|Su página|página/i)
  })

  it("headquarters sees the number, and no address leads it to the case", async () => {
    await site.cloud.clock.tick()
    await go(headquarters, `/network/${tenantID}`)
    await reads(headquarters, "Canalizaciones aceptadas")
    for (const path of [casefile, referral, `${casefile}/consent`, "/casefiles", "/directory"]) {
      await headquarters.page.goto(path)
      await settled(headquarters.page)
      const text = (await headquarters.page.locator("body").textContent()) ?? ""
      for (const secret of Object.values(her)) expect(text).not.toContain(secret)
    }
    const refused = await headquarters.page.evaluate(
      async (place) => {
        const token = Object.values(sessionStorage)
          .join(" ")
          .match(/eyJ[\w-]+\.[\w-]+\.[\w-]+/)?.[0]
        const headers = { authorization: `Bearer ${token}`, "ventanilla-consulate": place.tenantID }
        return (await fetch(`/api${place.casefile}`, { headers })).status
      },
      { tenantID, casefile },
    )
    expect(refused).toBe(403)
  })

  it("two presses of Esc empty the screen", async () => {
    const { page } = coordinator
    await go(coordinator, casefile)
    await reads(coordinator, her.firstSurname)
    await page.keyboard.press("Escape")
    await page.keyboard.press("Escape")
    await expect.poll(async () => (await page.locator("body").textContent())?.includes(her.firstSurname)).toBe(false)
    expect(await page.title()).not.toContain("Ventanilla")
  })

  it("the policies refused nothing of it but what the canary of the consulate asked", () => {
    expect(denied).toHaveLength(2)
    for (const message of denied) expect(message).toMatch(/dynamodb:GetItem on resource: \S+-consulate-ten_/)
  })
})
