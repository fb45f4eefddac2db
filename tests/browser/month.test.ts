import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { overflow, type Site, settled, shoot, signIn, startSite, type Visitor, violations } from "../support/browser"
import { createWorld, must, password, type Who, type World } from "../support/world"

const zone = "America/New_York"
const officerEmail = "vinculacion.phl@ejemplo.mx"
const sheriffs = "Notificación consular para alguaciles"

let site: Site
let world: World
let who: Who
let officer: Visitor
let coordinator: Visitor
let month = ""

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
/** Holds to WCAG 2.2 AA as it is now, is no wider than its window, and is photographed. */
const look = async ({ page }: Visitor, name: string) => {
  await shoot(page, `month-${name}`)
  expect(await violations(page)).toEqual([])
  expect(await overflow(page)).toBe(0)
}
const today = () => new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(world.cloud.clock.now())

/** A consulate's month, by presses on screens. Each test goes on where the one before ended. */
beforeAll(async () => {
  site = await startSite()
  world = await createWorld()
  who = (await world.onboard("PHL")).coordinator
  await world.colleague(who, "outreach", officerEmail)
  month = today().slice(0, 7)
  officer = await site.visit({ language: "es" })
  await signIn(officer, officerEmail, password)
  coordinator = await site.visit({ language: "es" })
  await signIn(coordinator, "coordina.phl@ejemplo.mx", password)
}, 300_000)
afterAll(() => site?.stop())

describe("a consulate's month", () => {
  it("what headquarters offers is planned for the sheriffs of a county", { timeout: 90_000 }, async () => {
    const { page } = officer
    await go(officer, "/trainings")
    await reads(officer, "Lo que ofrece la Cancillería")
    await look(officer, "1-offers")
    await press(officer, /^Planear: Notificación consular/)
    await dialog(officer).getByLabel("Título", { exact: true }).fill(sheriffs)
    await dialog(officer).getByLabel("Día", { exact: true }).fill(today())
    await dialog(officer).getByLabel("Desde").fill("00:01")
    await dialog(officer).getByLabel("Hasta").fill("00:31")
    await dialog(officer)
      .getByLabel(/^Estado/)
      .selectOption({ label: "Pennsylvania" })
    await dialog(officer)
      .getByLabel(/^Condado/)
      .selectOption({ label: "Montgomery" })
    await dialog(officer)
      .getByLabel(/^Personas que se esperan/)
      .fill("30")
    await look(officer, "2-plan")
    await dialog(officer).getByRole("button", { name: "Guardar" }).click()
    await page.getByRole("heading", { level: 1, name: sheriffs }).waitFor()
    await reads(officer, /Montgomery/)
  })

  it("who came is written by institution, and what was agreed becomes a task", { timeout: 90_000 }, async () => {
    const { page } = officer
    await press(officer, "Anotar la asistencia")
    await dialog(officer).getByLabel("Institución", { exact: true }).selectOption("sheriff")
    await dialog(officer).getByLabel("Nivel", { exact: true }).selectOption("county")
    await dialog(officer).getByLabel("Personas", { exact: true }).fill("24")
    await press(officer, "Agregar institución")
    await dialog(officer).getByLabel("Institución", { exact: true }).nth(1).selectOption("police")
    await dialog(officer).getByLabel("Nivel", { exact: true }).nth(1).selectOption("local")
    await dialog(officer).getByLabel("Personas", { exact: true }).nth(1).fill("7")
    await dialog(officer).getByText("31 personas en total").waitFor()
    await look(officer, "3-attendance")
    await dialog(officer).getByRole("button", { name: "Guardar" }).click()
    await reads(officer, "La asistencia quedó anotada.")
    await page.getByText("Realizada").first().waitFor()
    await press(officer, "Agregar pendiente")
    await dialog(officer).getByLabel("Qué", { exact: true }).fill("Llevar el cartel del artículo 36")
    await dialog(officer).getByRole("button", { name: "Guardar" }).click()
    await reads(officer, "Quedó como tarea.")
    await look(officer, "4-training")
    const { items } = (await must("GET", "/tasks", { who })) as unknown as { items: { kind: string }[] }
    expect(items.filter(({ kind }) => kind === "training_followup")).toHaveLength(1)
  })

  it("the sheriff tells of an arrest, and the person is reached", { timeout: 60_000 }, async () => {
    await go(officer, "/notifications")
    await press(officer, "Anotar un aviso")
    await dialog(officer).getByLabel("Institución", { exact: true }).selectOption("sheriff")
    await dialog(officer).getByLabel("Nivel", { exact: true }).selectOption("county")
    await dialog(officer).getByRole("button", { name: "Guardar" }).click()
    await reads(officer, "El aviso quedó anotado.")
    await reads(officer, "Por contactar")
    await look(officer, "5-notice")
  })

  it("the month ends, its figures say it, and the coordinator approves its report", { timeout: 180_000 }, async () => {
    const next = new Date(`${month}-15T12:00:00Z`)
    next.setUTCMonth(next.getUTCMonth() + 1)
    await world.cloud.clock.advanceTo(`${next.toISOString().slice(0, 7)}-03T15:00:00.000Z`, 12)
    await world.cloud.queues.drain()
    const { page } = coordinator
    await go(coordinator, "/reports")
    await look(coordinator, "6-reports")
    await press(coordinator, "Comenzar el informe")
    await page.waitForURL(/\/reports\/rpt_/)
    await settled(page)
    await look(coordinator, "7-draft")
    await press(coordinator, "Aprobar")
    await page.getByRole("alertdialog").getByRole("button", { name: "Aprobar" }).click()
    await reads(coordinator, "Informe aprobado.")
    await reads(coordinator, "Aprobado")
    const { drift } = (await must("POST", "/numbers/verify", { who })) as unknown as { drift: number }
    expect(drift).toBe(0)
  })

  it("headquarters has it, by the office and with no cell about a woman", { timeout: 120_000 }, async () => {
    const sede = await site.visit({ language: "es" })
    await signIn(sede, "sede@ejemplo.mx", password)
    await go(sede, "/network-report")
    await sede.page.getByLabel("Mes del informe").selectOption(month)
    await sede.page
      .getByRole("table", { name: "Informes aprobados" })
      .getByRole("link", { name: /Filadelfia/ })
      .click()
    await sede.page.waitForURL(/\/network-report\/ten_/)
    await settled(sede.page)
    await look(sede, "8-received")
    const text = (await sede.page.locator("main").textContent()) ?? ""
    expect(text).toMatch(/Personas capacitadas\D+31/)
    expect(text).toMatch(/Capacitaciones impartidas\D+1/)
    await sede.context.close()
  })
})
