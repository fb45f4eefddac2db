import type { Locator } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Site, settled, signIn, startSite, type Visitor } from "../support/browser"
import { call, caseFileWithConsent, createWorld, partnerOf, password, type Who } from "../support/world"

const email = "coordina.phl@ejemplo.mx"
let site: Site
let who: Who
let casefileID: string

beforeAll(async () => {
  site = await startSite()
  const world = await createWorld()
  who = (await world.onboard("PHL")).coordinator
  const ally = await partnerOf(world, who)
  casefileID = (await caseFileWithConsent(world, who, ally.organizationID)).casefileID
})
afterAll(() => site?.stop())

/** What a screen reader is told of a field: its value, whether it is invalid, and its description. */
async function told(field: Locator) {
  const [value, invalid, ids] = await Promise.all([
    field.inputValue(),
    field.getAttribute("aria-invalid"),
    field.getAttribute("aria-describedby"),
  ])
  const texts = (ids ?? "").split(" ").filter(Boolean)
  const words = await Promise.all(texts.map((id) => field.page().locator(`[id="${id}"]`).textContent()))
  return { value, invalid, words: words.join(" ") }
}

const ambiguous = "Se puede leer como dos cantidades: escriba 1,200.50 o 1200.50."
const notANumber = "Escríbalo con cifras, como 1200."

describe("a number as people type it", () => {
  let visitor: Visitor
  let field: Locator
  let sent: unknown[]
  const save = () => visitor.page.getByRole("dialog").getByRole("button", { name: "Guardar" }).click()

  beforeAll(async () => {
    visitor = await site.visit({ language: "es" })
    await signIn(visitor, email, password, "/numbers/figures")
    const { page } = visitor
    await page.goto("/numbers/figures")
    await settled(page)
    await page.getByRole("button", { name: "Fijar metas" }).click()
    field = page.getByRole("dialog").getByLabel("Asistentes a actividades")
    sent = []
    // Refused input is not sent; what would be sent is recorded and not written.
    await page.route("**/api/targets", (route) => {
      if (route.request().method() !== "POST") return route.continue()
      sent.push(route.request().postDataJSON().targets.participants)
      return route.abort()
    })
  })

  test.each([
    ["1,20", ambiguous],
    ["1.200", ambiguous],
    ["1.200,50", ambiguous],
    ["1²", notANumber],
    ["mil doscientos", notANumber],
    ["1,200.5", "Escriba un número entero, con cifras."],
    ["-5", "El mínimo es 1."],
    ["0", "El mínimo es 1."],
    ["12345678901234567890", "El máximo es 10,000,000."],
  ])("%s stays as it was typed, is marked, and says why: %s", async (typed, why) => {
    await field.fill(typed)
    expect((await told(field)).invalid, "while it is typed").toBeNull()
    await save()
    await expect.poll(() => told(field)).toEqual({ value: typed, invalid: "true", words: why })
    const at = () => visitor.page.evaluate("document.activeElement?.getAttribute('name')")
    await expect.poll(at).toBe("targets.participants")
    expect(sent).toEqual([])
  })

  test.each([
    ["1200", 1200],
    ["1,200", 1200],
    ["1 200", 1200],
    ["$1,200.00", 1200],
    ["１２００", 1200],
    ["  7 ", 7],
    ["", undefined],
    ["   ", undefined],
  ])("%j is %j, and stays as it was typed", async (typed, value) => {
    sent.length = 0
    await field.fill(typed)
    await save()
    await expect.poll(() => sent).toEqual([value])
    expect(await told(field)).toEqual({ value: typed, invalid: null, words: "" })
  })

  test("pasted among what stood there it is read as a whole, and typed on letter by letter it is never turned into another", async () => {
    await field.fill("")
    await field.pressSequentially("1,2")
    expect((await told(field)).value).toBe("1,2")
    await visitor.page.keyboard.insertText("00")
    await field.pressSequentially(".50")
    expect(await told(field)).toEqual({ value: "1,200.50", invalid: null, words: "" })
    await visitor.page.keyboard.press("Control+a")
    await visitor.page.keyboard.insertText("3 000")
    sent.length = 0
    await save()
    await expect.poll(() => sent).toEqual([3000])
  })

  test("is what is kept", async () => {
    await visitor.page.unroute("**/api/targets")
    await field.fill("1,200")
    await save()
    await visitor.page.getByText("Las metas quedaron fijadas.").waitFor()
    const year = new Date().getUTCFullYear()
    const kept = await Promise.all(
      [year - 1, year, year + 1].map((one) => call("GET", `/targets?year=${one}`, { who })),
    )
    const rows = kept.flatMap(({ body }) => body.rows as unknown as { indicator: string; target: number | null }[])
    expect(rows.flatMap(({ indicator, target }) => (target === null ? [] : [[indicator, target]]))).toEqual([
      ["participants", 1200],
    ])
    await visitor.context.close()
  })
})

test("one that was not understood is no word of a program when the draft comes back", async () => {
  const visitor = await site.visit({ language: "es" })
  const { page } = visitor
  const path = `/casefiles/${casefileID}/situation`
  const open = async () => {
    await page.goto(path)
    await settled(page)
    await page.getByRole("button", { name: "Anotar un hecho" }).click()
    return page.getByRole("dialog")
  }
  await signIn(visitor, email, password, path)
  const first = await open()
  await first.getByLabel("Nombre", { exact: false }).first().fill("Canaria")
  await first.getByLabel("Cuántas personas", { exact: false }).fill("dos o tres")
  const sealed = () =>
    page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('draft.')).length") as Promise<number>
  await expect.poll(sealed, { timeout: 15_000 }).toBe(1)
  const again = await open()
  await expect.poll(() => again.getByLabel("Nombre", { exact: false }).first().inputValue()).toBe("Canaria")
  expect(await again.getByLabel("Cuántas personas", { exact: false }).inputValue()).toBe("")
  await visitor.context.close()
})
