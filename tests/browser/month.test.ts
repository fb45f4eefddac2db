import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { overflow, type Site, settled, shoot, signIn, startSite, type Visitor, violations } from "../support/browser"
import { createWorld, must, password, type Who, type World } from "../support/world"

const zone = "America/New_York"
const officerEmail = "vinculacion.phl@ejemplo.mx"
const fair = "Semana de la Mujer: derechos y salud"
const ally = "Coalición Jurídica del Delaware"
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
/** Meets WCAG 2.2 AA in its current state, is no wider than its window, and takes a screenshot. */
const look = async ({ page }: Visitor, name: string) => {
  await shoot(page, `month-${name}`)
  expect(await violations(page)).toEqual([])
  expect(await overflow(page)).toBe(0)
}
const today = () => new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(world.cloud.clock.now())

/** A consulate's month, by clicks. Each test continues where the one before ended. */
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
  // Other browsers run on the same two cores.
  for (const { page } of [officer, coordinator]) page.setDefaultTimeout(30_000)
}, 300_000)
afterAll(() => site?.stop())

/** As a state coalition sends its directory: one entry has no owner, and one has an unknown status. */
const coalition = [
  {
    id: "0a0f7a3e-8a51-4a53-9c39-5a6d6f0b1c01",
    name: ally,
    description: "Atiende a mujeres y a sus familias.",
    services: [
      {
        id: "0a0f7a3e-8a51-4a53-9c39-5a6d6f0b1c02",
        name: "Asesoría jurídica familiar",
        status: "active",
        phones: [{ id: "0a0f7a3e-8a51-4a53-9c39-5a6d6f0b1c03", number: "215 555 0140" }],
        languages: [{ id: "0a0f7a3e-8a51-4a53-9c39-5a6d6f0b1c04", code: "es", name: "Español" }],
      },
    ],
  },
  { id: "0a0f7a3e-8a51-4a53-9c39-5a6d6f0b1c05", name: "Albergue del Valle", description: "Con niñas y niños." },
  { id: "0a0f7a3e-8a51-4a53-9c39-5a6d6f0b1c06", description: "Sin nombre" },
]

describe("a consulate's month", () => {
  it("the coalition's directory is read line by line, and what is valid is taken", { timeout: 120_000 }, async () => {
    const { page } = officer
    await go(officer, "/directory/exchange")
    await page.locator("input[type=file]").setInputFiles({
      name: "organizations.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(coalition)),
    })
    await press(officer, "Revisar")
    await reads(officer, "Resultado de la revisión")
    await reads(officer, "falta un dato obligatorio")
    await look(officer, "0-directory")
    const before = await must("GET", "/organizations", { who })
    expect(before.items).toEqual([])
    await press(officer, "Importar todo lo válido")
    await reads(officer, "Lo que se importó")
    await go(officer, "/directory")
    await page.getByText("Asesoría jurídica familiar").first().waitFor()
    await look(officer, "0-finder")
  })

  it("its memorandum has lapsed, and is renewed", { timeout: 90_000 }, async () => {
    const { items } = (await must("GET", "/organizations", { who })) as unknown as {
      items: { organizationID: string; name: string }[]
    }
    const organizationID = items.find(({ name }) => name === ally)?.organizationID
    const by = (days: number) =>
      new Date(world.cloud.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
    await must("POST", "/alliances", {
      who,
      body: {
        organizationID,
        kind: "mou",
        startsOn: by(-400),
        endsOn: by(-5),
        opinion: { number: "CJA-7", on: by(-410) },
      },
    })
    await go(officer, "/alliances")
    await officer.page.locator(".chip", { hasText: "Vencida" }).first().waitFor()
    await look(officer, "0-alliances")
    await press(officer, `Renovar: ${ally}`)
    const today = new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" }).format(world.cloud.clock.now())
    await dialog(officer).getByLabel("Firmada el").fill(today)
    await dialog(officer).getByRole("button", { name: "Renovar" }).click()
    await reads(officer, "La alianza quedó renovada.")
    await officer.page.getByRole("button", { name: `Renovar: ${ally}` }).waitFor({ state: "detached" })
    await officer.page.locator(".chip", { hasText: "Vigente" }).first().waitFor()
  })

  it("Semana de la Mujer is planned", { timeout: 90_000 }, async () => {
    const { page } = officer
    await go(officer, "/outreach")
    await page.getByRole("link", { name: "Planear" }).click()
    await page.getByLabel("Título", { exact: true }).fill(fair)
    await page.getByLabel("Tipo de actividad").selectOption("womens_week")
    await page.getByLabel("Día", { exact: true }).fill(today())
    await page.getByLabel("De", { exact: true }).fill("00:05")
    await page.getByLabel("A", { exact: true }).fill("23:55")
    await page.getByLabel("Lugar").fill("Sede del consulado")
    await page.getByLabel("Asistentes que se esperan").fill("50")
    await look(officer, "1-outreach")
    await page.getByRole("button", { name: "Guardar el plan" }).click()
    await page.getByRole("heading", { level: 1, name: fair }).waitFor()
  })

  it("and held with a telephone that has no network: counted there, sent once", { timeout: 120_000 }, async () => {
    const phone = await site.visit({ language: "es", size: "phone" })
    const { page, context } = phone
    await signIn(phone, officerEmail, password, "/signin?to=%2Fmobile")
    await page.getByRole("button", { name: "Preparar este dispositivo" }).click()
    await page.getByRole("heading", { level: 1, name: "Actividades de hoy" }).waitFor()
    await context.setOffline(true)
    await page.getByText("Sin red", { exact: true }).waitFor()
    await page.reload()
    await page.getByRole("heading", { level: 1, name: "Actividades de hoy" }).waitFor()
    await page.locator("li.mobile-line", { hasText: fair }).getByRole("link").click()
    await page.getByRole("heading", { level: 1, name: fair }).waitFor()
    for (let one = 0; one < 12; one++) await page.getByRole("button", { name: "Mujeres: una persona más" }).click()
    await look(phone, "2-counting")
    await page.getByRole("button", { name: "Guardar lo contado" }).click()
    await page.getByRole("heading", { level: 1, name: "Actividades de hoy" }).waitFor()
    await page.locator(".mobile-state").filter({ hasText: "por enviar" }).waitFor()
    await look(phone, "3-waiting")
    await context.setOffline(false)
    await page.locator(".mobile-state").filter({ hasText: "Todo está enviado" }).waitFor({ timeout: 30_000 })
    await context.close()
    const { items } = (await must("GET", `/outreaches?from=${today()}&to=${today()}`, { who })) as unknown as {
      items: { title: string; status: string; report: { heads: { women: number } } }[]
    }
    expect(items.filter(({ title }) => title === fair)).toMatchObject([
      { status: "held", report: { heads: { women: 12 } } },
    ])
  })

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

  it("the sheriff tells of an arrest, and the person is reached", { timeout: 120_000 }, async () => {
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
    expect(text).toMatch(/Actividades realizadas\D+1/)
    expect(text).toMatch(/Participantes\D+12/)
    expect(text).toMatch(/Alianzas renovadas\D+1/)
    await sede.context.close()
  })
})
