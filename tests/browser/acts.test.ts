import { password } from "@ventanilla/local/demo/cast"
import { createHand } from "@ventanilla/local/demo/hand"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Site, settled, signIn, startSite, type Visitor } from "../support/browser"
import { addresses } from "../support/demo"
import { caseFileInput } from "../support/inputs"

let site: Site
let visitor: Visitor
let file: string
const sent: string[] = []
let open = 0

beforeAll(async () => {
  site = await startSite({ demo: true })
  const { PHL = "" } = await addresses(site.cloud)
  const hand = createHand(site.cloud)
  const who = { ...(await hand.signIn("coordinacion@demo.mx")), consulate: PHL }
  file = `/casefiles/${(await hand.post(who, "/casefiles", caseFileInput())).casefileID}`
  visitor = await site.visit({ language: "es" })
  const { page } = visitor
  page.on("request", (request) => {
    const { pathname } = new URL(request.url())
    if (!pathname.startsWith("/api/")) return
    open++
    // The key of unsent input is the officer's own.
    if (request.method() === "GET" && pathname !== "/api/drafts/key")
      sent.push(pathname.replace(/^\/api\//, "").replace(/[a-z]{3}_[0-9A-Z]{26}/g, ":id"))
  })
  const done = (request: { url: () => string }) => {
    if (new URL(request.url()).pathname.startsWith("/api/")) open--
  }
  page.on("requestfinished", done)
  page.on("requestfailed", done)
  await signIn(visitor, "coordinacion@demo.mx", password, file)
}, 600_000)
afterAll(() => site?.stop())

type Act = {
  what: string
  tab: string
  act: (page: Page) => Promise<void>
  /** The page that shows the change. */
  shown: string | RegExp
  /** The requests that are repeated, and the reads of her record that they add to the audit. */
  reads: string[]
  audited: string[]
}
const dialog = (page: Page) => page.getByRole("dialog")
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).first().click()
const save = (page: Page) => dialog(page).getByRole("button", { name: "Guardar", exact: true }).click()

const acts: Act[] = [
  {
    what: "another urgency",
    tab: "overview",
    act: async (page) => {
      await press(page, "Cambiar")
      await dialog(page).getByText("Ordinario", { exact: true }).click()
      await save(page)
    },
    shown: "Ordinario",
    reads: ["casefiles/:id"],
    audited: ["casefile.read"],
  },
  {
    what: "her yes to being counted",
    tab: "sharing",
    act: (page) => press(page, "Dice que sí"),
    shown: "Aceptó ser contada",
    reads: ["consents"],
    audited: ["consent.listed"],
  },
  {
    what: "a note",
    tab: "care",
    act: async (page) => {
      await press(page, "Escribir una nota")
      await dialog(page).getByLabel("Nota", { exact: true }).fill("Trajo sus papeles.")
      await save(page)
    },
    shown: "Trajo sus papeles.",
    reads: ["notes"],
    audited: ["note.read"],
  },
  {
    what: "a review that is asked for",
    tab: "care",
    act: async (page) => {
      await press(page, "Pedir revisión")
      await save(page)
    },
    shown: "En espera",
    reads: ["reviews"],
    audited: ["review.read"],
  },
  {
    what: "the county in which she lives",
    tab: "her",
    act: async (page) => {
      await press(page, "Anotar condado")
      await dialog(page).getByLabel("Estado", { exact: true }).selectOption("42")
      await save(page)
    },
    shown: "Pennsylvania",
    reads: ["residences/:id"],
    audited: ["residence.read"],
  },
]

/** The reads that were audited since the recorder was started; each is its own item. */
const readings = () =>
  site.cloud.recorder.calls().flatMap(({ service, action, request }) => {
    const { Item } = request as { Item?: { pk?: { S?: string }; action?: { S?: string } } }
    return service === "dynamodb" && action === "PutItem" && Item?.pk?.S?.startsWith("audit#")
      ? [Item.action?.S ?? ""]
      : []
  })
const sorted = (words: string[]) => words.toSorted()

/** No request is pending or about to start. */
async function quiet(page: Page): Promise<void> {
  for (let calm = 0; calm < 5; calm = open === 0 ? calm + 1 : 0) await page.waitForTimeout(100)
}

async function to(page: Page, tab: string): Promise<void> {
  await page
    .locator(`a[href$="${tab === "overview" ? file : `${file}/${tab}`}"]`)
    .first()
    .click()
  await page.waitForURL((url) => url.pathname.endsWith(tab === "overview" ? file : tab))
  await settled(page)
  await quiet(page)
}

describe("an act on a case file", () => {
  test("begins with a history that was read before any", async () => {
    await to(visitor.page, "history")
  })

  for (const { what, tab, act, shown, reads, audited } of acts)
    test(`${what}: what it changed is read again, once, and no reading is in the audit that nobody made`, async () => {
      const { page } = visitor
      await to(page, tab)
      sent.length = 0
      site.cloud.recorder.start()
      await act(page)
      await dialog(page).waitFor({ state: "detached" })
      await page.locator("#main").getByText(shown).first().waitFor()
      await quiet(page)
      site.cloud.recorder.stop()
      expect([sorted(sent), sorted(readings())]).toEqual([reads, audited])
    })

  test("is in her history at once", async () => {
    const { page } = visitor
    await to(page, "history")
    expect(await page.locator("ol.timeline li").count()).toBeGreaterThan(acts.length)
  })
})
