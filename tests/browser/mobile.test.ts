import { password } from "@ventanilla/local/demo/cast"
import { createHand, type Who } from "@ventanilla/local/demo/hand"
import { doors } from "@ventanilla/local/doors"
import type { BrowserContext, Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
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

const number = "215 555 0187"
const words = "Nota canaria del salón"
const title = "Consulado móvil canario"
const email = "vinculacion@demo.mx"
let site: Site
let hand: ReturnType<typeof createHand>
let who: Who

beforeAll(async () => {
  site = await startSite({ demo: true })
  const at = await addresses(site.cloud)
  hand = createHand(site.cloud)
  who = { ...(await hand.signIn(email)), consulate: at.PHL ?? "" }
}, 300_000)
afterAll(() => site?.stop())

type Held = {
  outreachID: string
  title: string
  status: string
  report: null | { heads: Record<string, number>; detections: number }
}
const today = async () => ((await hand.read(who, "/outreaches/today")) as unknown as { items: Held[] }).items
const mine = async () =>
  ((await hand.read(who, "/detections/mine?limit=100")) as unknown as { items: { folio: string }[] }).items
const planned = async (name: string) => {
  const now = Date.now()
  const at = (by: number) => new Date(now + by * 60_000).toISOString()
  const body = { kind: "mobile_consulate", title: name, startsAt: at(-1), endsAt: at(1), timeZone: "America/New_York" }
  return String((await hand.post(who, "/outreaches", body))["outreachID"])
}

const enter = async (visitor: Visitor, as = email) => {
  await visitor.context.clearCookies()
  await signIn(visitor, as, password, "/signin?to=%2Fmobile")
  await settled(visitor.page)
}
const prepare = async ({ page }: Visitor) => {
  await page.getByRole("button", { name: "Preparar este dispositivo" }).click()
  await page.getByRole("heading", { level: 1, name: "Actividades de hoy" }).waitFor()
}
const press = (page: Page, name: string, times = 1) =>
  Array.from({ length: times }).reduce<Promise<void>>(
    (before) => before.then(() => page.getByRole("button", { name: `${name}: una persona más` }).click()),
    Promise.resolve(),
  )
const openCount = async (page: Page, name: string) => {
  await page.locator("li.mobile-line", { hasText: name }).getByRole("link").click()
  await page.getByRole("heading", { level: 1, name }).waitFor()
}
const saveCount = async (page: Page) => {
  await page.getByRole("button", { name: "Guardar lo contado" }).click()
  await page.getByRole("heading", { level: 1, name: "Actividades de hoy" }).waitFor()
}
const detect = async (page: Page, phone?: string, where?: string) => {
  await page.getByRole("link", { name: "Detección", exact: true }).click()
  const choose = (name: string | RegExp) => page.getByLabel(name).first().check({ force: true })
  await choose(/Miedo|miedo/)
  if (phone) {
    await choose("Que la contactemos")
    await choose("Llamada")
    await page.locator("input[type=tel]").fill(phone)
  } else await choose("Nada por ahora")
  await page.locator("fieldset[data-field=urgent] input[value=no]").check({ force: true })
  await page.locator("fieldset[data-field=askedInPrivate] input[value=yes]").check({ force: true })
  if (where) await page.getByLabel("¿En qué actividad?").selectOption({ label: where })
  await page.getByRole("button", { name: "Guardar", exact: true }).click()
  await page.getByRole("heading", { name: "Quedó guardada en este dispositivo" }).waitFor()
  await page.getByRole("link", { name: "A la jornada" }).click()
}
const waiting = (page: Page) => page.locator(".mobile-state").textContent()
const left = (page: Page, count: number) =>
  expect.poll(() => waiting(page), { timeout: 30_000 }).toContain(count ? `por enviar` : "Todo está enviado")

/** Everything on the device, read by somebody who has its disk and the names of its keys, but not the keys. */
const onDevice = (page: Page) =>
  page.evaluate(`(async () => {
    const text = (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value)
      ? ["utf-8", "utf-16le", "latin1"].map((how) => new TextDecoder(how).decode(value)).join(" ")
      : value instanceof CryptoKey ? "[key " + value.type + (value.extractable ? " extractable" : "") + "]"
      : value !== null && typeof value === "object" ? Object.entries(value).map(([name, one]) => name + "=" + text(one)).join(" ")
      : String(value)
    const all = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })]
    for (const { name, version } of await indexedDB.databases()) {
      const database = await new Promise((done) => { const ask = indexedDB.open(name, version); ask.onsuccess = () => done(ask.result) })
      for (const room of database.objectStoreNames) {
        const store = database.transaction(room).objectStore(room)
        const read = (ask) => new Promise((done) => { ask.onsuccess = () => done(ask.result) })
        const [keys, rows] = [await read(store.getAllKeys()), await read(store.getAll())]
        all.push(room, ...keys.map(String), ...rows.map(text))
      }
      database.close()
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        all.push("cached:" + new URL(request.url).pathname)
        const answer = await cache.match(request)
        if (!/font|image/.test(answer.headers.get("content-type") ?? "")) all.push(await answer.text())
      }
    }
    return all.join("\\n")
  })()`) as Promise<string>

/** What the keys on the device open, by kind of entry. */
const opened = (page: Page) =>
  page.evaluate(`(async () => {
    const ask = indexedDB.open("away")
    const database = await new Promise((done) => { ask.onsuccess = () => done(ask.result) })
    const read = (room) => new Promise((done) => {
      const all = database.transaction(room).objectStore(room).getAll()
      all.onsuccess = () => done(all.result)
    })
    const [{ key }] = await read("kept")
    const open = async ({ iv, data }, name) => JSON.parse(new TextDecoder().decode(
      await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: new TextEncoder().encode(name) }, key, data)))
    const found = {}
    for (const { head, body } of await read("queue")) {
      const entry = await open(head, "head")
      found[entry.kind] = await open(body, entry.key).then(() => "opens", () => "closed")
    }
    database.close()
    return found
  })()`) as Promise<Record<string, string>>

const again = async (context: BrowserContext): Promise<Visitor> => {
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const faults: string[] = []
  page.on("pageerror", (error) => faults.push(error.message))
  return { context, page, faults }
}

const picture = async (page: Page, name: string) => {
  await page.evaluate("scrollTo(0, 0)")
  await shoot(page, name)
}
const rooms = (page: Page) =>
  page.evaluate("indexedDB.databases().then((all) => all.map(({ name }) => name))") as Promise<string[]>

type Fault = "none" | "broken" | "503" | "503 after" | "hang" | "400" | "page"
const real = doors.api
/** The answers that the device's next requests get, in this order, and which keys arrived. */
function faulty(faults: Fault[]): { key: string }[] {
  const seen: { key: string }[] = []
  const rest = [...faults]
  const says = (status: number, more = {}) =>
    new Response(JSON.stringify({ code: "unavailable", status, ...more }), {
      status,
      headers: { "content-type": "application/problem+json" },
    })
  const broken = () =>
    new Response(new ReadableStream({ start: (stream) => stream.error(new Error("the network went")) }), {
      status: 200,
    })
  doors.api = async () => ({
    async fetch(request) {
      const path = new URL(request.url).pathname
      const browser = request.headers.get("user-agent")?.includes("Mozilla")
      const sending = request.method === "POST" && /\/api\/(detections|outreaches\/.+)$/.test(path)
      const answer = (await real()).fetch
      if (!browser || !sending) return answer(request)
      seen.push({ key: request.headers.get("idempotency-key") ?? "" })
      const fault = rest.shift() ?? "none"
      if (fault === "503") return says(503)
      // A content filter or a captive portal: an answer from somebody in between.
      if (fault === "page")
        return new Response("<h1>Blocked</h1>", { status: 403, headers: { "content-type": "text/html" } })
      if (fault === "400")
        return says(400, {
          code: "invalid",
          detail: "No se aceptó.",
          errors: [{ field: "reach.number", code: "invalid_phone", detail: "El teléfono no sirve." }],
        })
      const done = await answer(request)
      if (fault === "broken") return broken()
      if (fault === "503 after") return says(503)
      if (fault === "hang") return new Promise<Response>(() => {})
      return done
    },
  })
  return seen
}
afterEach(() => {
  doors.api = real
})

describe("a mobile consulate without network", () => {
  test("opens, counts and detects offline, outlives its page, keeps nothing readable, and sends each once", {
    timeout: 180_000,
  }, async () => {
    const outreachID = await planned(title)
    const before = (await mine()).length
    const visitor = await site.visit({ language: "es", size: "phone" })
    const { context, page, faults } = visitor
    await enter(visitor)
    expect(await violations(page)).toEqual([])
    await picture(page, "mobile-prepare-es-390")
    await prepare(visitor)
    await context.setOffline(true)
    await page.getByText("Sin red", { exact: true }).waitFor()
    await page.reload()
    await page.getByRole("heading", { level: 1, name: "Actividades de hoy" }).waitFor()
    await openCount(page, title)
    await press(page, "Mujeres", 4)
    await press(page, "Niñas", 2)
    await page.getByRole("button", { name: "Deshacer: Niñas" }).click()
    await page.getByLabel("Agregar un servicio").selectOption({ index: 1 })
    await page.getByLabel("Dólares").fill("12.50")
    await page.getByRole("button", { name: "Agregar gasto" }).click()
    await page.getByLabel("Nota corta").fill(words)
    expect(await violations(page)).toEqual([])
    for (const size of ["phone", "desk"] as const) {
      await page.setViewportSize(sizes[size])
      expect(await overflow(page)).toBe(0)
      await picture(page, `mobile-count-es-${sizes[size].width}`)
    }
    await page.setViewportSize(sizes.phone)
    // The page is killed while counting; nothing was saved by hand.
    await page.close({ runBeforeUnload: false })
    const next = await again(context)
    await next.page.goto("/mobile")
    await next.page.getByText("Contando: 5").waitFor()
    await detect(next.page, number, title)
    await openCount(next.page, title)
    await saveCount(next.page)
    await left(next.page, 2)
    expect(await violations(next.page)).toEqual([])
    await picture(next.page, "mobile-waiting-es-390")
    const kept = await onDevice(next.page)
    // Only the console's own code is cached, which contains the names of groups and signs.
    const outside = kept.replaceAll(/cached:[\s\S]*/g, "")
    const found = (text: string) => [
      ...(kept.includes(text) ? ["device"] : []),
      ...(outside.includes(text) ? ["rooms"] : []),
    ]
    for (const canary of [number, "555 0187", words, title, "canari"]) expect(found(canary), canary).toEqual([])
    for (const word of ["women", "fear", "mobile_consulate", "detection"])
      expect(found(word).includes("rooms"), word).toBe(false)
    expect(outside.match(/\[key \w+( extractable)?\]/g)?.sort()).toEqual(["[key public extractable]", "[key secret]"])
    // No answer of the API is in a cache.
    const cached = [...kept.matchAll(/cached:(.*)/g)].map(([, path]) => path ?? "")
    expect(cached.length).toBeGreaterThan(20)
    expect(cached.filter((path) => !/^\/(assets\/|index\.html$|(note|mark)\.svg$|mobile[.-])/.test(path))).toEqual([])
    // With all keys on the device, one can read the count but not the detection.
    expect(await opened(next.page)).toEqual({ hold: "opens", detection: "closed" })
    expect((await mine()).length).toBe(before)
    await context.setOffline(false)
    await next.page.getByText("Entre con su cuenta para enviar").waitFor()
    await picture(next.page, "mobile-signin-es-390")
    await enter(next)
    await left(next.page, 0)
    await next.page.getByText(/Folio DET-/).waitFor()
    await picture(next.page, "mobile-sent-es-390")
    expect(await mine()).toHaveLength(before + 1)
    const [held] = (await today()).filter((one) => one.outreachID === outreachID)
    expect(held).toMatchObject({ status: "held", report: { heads: { women: 4, girls: 1 }, words, detections: 1 } })
    const complaints = [...faults, ...next.faults].filter((fault) => !fault.includes("ERR_INTERNET_DISCONNECTED"))
    expect(complaints).toEqual([])
    await context.close()
  })

  test("sends each once though answers are lost, the page dies in between, and two tabs send at the same time", {
    timeout: 180_000,
  }, async () => {
    const outreachID = await planned("Feria con fallas")
    const before = (await mine()).length
    const visitor = await site.visit({ language: "es", size: "phone" })
    const { context, page } = visitor
    await enter(visitor)
    await prepare(visitor)
    await context.setOffline(true)
    await openCount(page, "Feria con fallas")
    await press(page, "Hombres", 3)
    await saveCount(page)
    for (let one = 0; one < 3; one++) await detect(page)
    await page.getByRole("link", { name: "Actividad no prevista" }).click()
    await page.getByLabel("Nombre de la actividad").fill("Plática en el parque")
    await page.getByLabel("Tipo").selectOption("talk")
    await page.getByRole("button", { name: "Empezar a contar" }).click()
    await press(page, "Sin distinguir", 7)
    await saveCount(page)
    await left(page, 5)
    // The count, three detections with requests and answers lost, and the unplanned activity.
    const seen = faulty(["none", "broken", "none", "503", "503 after", "none", "none", "hang"])
    await context.setOffline(false)
    // The last attempt is carried out but not answered: the page is killed while it waits.
    const now = page.getByRole("button", { name: "Enviar ahora" })
    const pressed = async () => {
      await now.click({ timeout: 500 }).catch(() => undefined)
      return seen.length
    }
    await expect.poll(pressed, { timeout: 60_000 }).toBe(8)
    await page.close({ runBeforeUnload: false })
    const [one, two] = [await again(context), await again(context)]
    await enter(one)
    await enter(two)
    await Promise.all([left(one.page, 0), left(two.page, 0)])
    expect(await mine()).toHaveLength(before + 3)
    const all = await today()
    expect(all.find((held) => held.outreachID === outreachID)).toMatchObject({ report: { heads: { men: 3 } } })
    const park = all.filter(({ title }) => title === "Plática en el parque")
    expect(park).toMatchObject([{ status: "held", report: { heads: { unknown: 7 } } }])
    // After a correction it is the same activity.
    await openCount(one.page, "Plática en el parque")
    await press(one.page, "Sin distinguir")
    await saveCount(one.page)
    await left(one.page, 0)
    await expect
      .poll(async () => (await today()).filter(({ title }) => title === "Plática en el parque"))
      .toMatchObject([{ report: { heads: { unknown: 8 } } }])
    expect(new Set(seen.map(({ key }) => key)).size).toBeLessThan(seen.length)
    expect([...one.faults, ...two.faults]).toEqual([])
    await context.close()
  })

  test("shows a refusal beside the entry, to be corrected or given up", { timeout: 180_000 }, async () => {
    const outreachID = await planned("Taller que se canceló")
    const before = (await mine()).length
    const visitor = await site.visit({ language: "es", size: "phone" })
    const { context, page } = visitor
    await enter(visitor)
    await prepare(visitor)
    await context.setOffline(true)
    await openCount(page, "Taller que se canceló")
    await press(page, "Mujeres", 2)
    await saveCount(page)
    await detect(page, number)
    await hand.post(who, `/outreaches/${outreachID}/cancel`, { reason: "weather" })
    faulty(["none", "400"])
    await context.setOffline(false)
    await page.getByText("2 por corregir").waitFor()
    await page.getByText("El teléfono no sirve.").waitFor()
    await picture(page, "mobile-refused-es-390")
    expect(await violations(page)).toEqual([])
    const entry = (text: string) => page.locator(".mobile-entries li", { hasText: text })
    await entry("Detección").getByRole("button", { name: "Corregir" }).click()
    const box = page.locator("input[type=tel]")
    expect(await box.inputValue()).toBe(number)
    await box.fill("215 555 0188")
    await page.getByRole("button", { name: "Guardar", exact: true }).click()
    await page.getByRole("link", { name: "A la jornada" }).click()
    await page.getByText("1 por corregir").waitFor()
    await entry("Asistencia").getByRole("button", { name: "Quitar" }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Quitar" }).click()
    await left(page, 0)
    await expect.poll(async () => (await mine()).length).toBe(before + 1)
    await context.close()
  })

  test("is hidden by two Escapes and found again without network", { timeout: 120_000 }, async () => {
    const visitor = await site.visit({ language: "es", size: "phone" })
    const { context, page } = visitor
    await enter(visitor)
    await prepare(visitor)
    await context.setOffline(true)
    // No longer signed in.
    await page.evaluate("sessionStorage.clear()")
    await page.reload()
    await page.getByRole("heading", { level: 1, name: "Actividades de hoy" }).waitFor()
    await page.keyboard.press("Escape")
    await page.keyboard.press("Escape")
    await page.getByRole("heading", { level: 1, name: "Notas" }).waitFor()
    expect(await page.title()).toBe("Notas")
    await page.reload()
    await page.getByRole("heading", { level: 1, name: "Notas" }).waitFor()
    await page.getByRole("button", { name: "Abrir" }).click()
    await page.getByRole("heading", { level: 1, name: "Actividades de hoy" }).waitFor()
    await context.close()
  })

  test("is one person's: a leaving officer is warned, another finds nothing, and it ends at sign-out and after 48 hours", {
    timeout: 240_000,
  }, async () => {
    const before = (await mine()).length
    const lasting = "Jornada que dura"
    await planned(lasting)
    const visitor = await site.visit({ language: "es" })
    const { context, page } = visitor
    await enter(visitor)
    await prepare(visitor)
    faulty(Array(500).fill("503"))
    await detect(page)
    await left(page, 1)
    await page.goto("/today")
    await settled(page)
    await page.locator("details.who summary").click()
    await page.locator("details.who").getByRole("button", { name: "Cerrar sesión", exact: true }).click()
    await page.getByRole("alertdialog").getByText("Se pierde 1 registro").waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole("button", { name: "Cerrar", exact: true }).click()
    // Another person, on the same device.
    await page.evaluate("sessionStorage.clear()")
    await enter(visitor, "ventanilla@demo.mx")
    await page.getByText("Guarda 1 registro sin enviar").waitFor()
    expect(await page.getByText("Actividades de hoy").count()).toBe(0)
    await picture(page, "mobile-foreign-es-1280")
    faulty([])
    await page.waitForTimeout(3000)
    expect(await mine()).toHaveLength(before)
    await page.evaluate("sessionStorage.clear()")
    await enter(visitor)
    await left(page, 0)
    expect(await mine()).toHaveLength(before + 1)
    // A clock that runs fast destroys nothing unsent: the page says how much waits, and nothing about it.
    faulty(Array(500).fill("page"))
    await openCount(page, lasting)
    await press(page, "Mujeres", 7)
    await saveCount(page)
    await detect(page)
    await left(page, 2)
    const real = await page.evaluate("Date.now()")
    await context.setOffline(true)
    await page.clock.setSystemTime(Number(real) + 72 * 3_600_000)
    await page.reload()
    await page.getByText("Quedan 2 registros sin enviar").waitFor()
    expect(await page.getByText(lasting).count()).toBe(0)
    expect(await rooms(page)).toEqual(["away"])
    expect(await violations(page)).toEqual([])
    await picture(page, "mobile-late-es-1280")
    await context.setOffline(false)
    faulty([])
    await page.clock.setSystemTime(Number(real))
    await page.evaluate("sessionStorage.clear()")
    await enter(visitor)
    await left(page, 0)
    expect(await mine()).toHaveLength(before + 2)
    expect((await today()).find((one) => one.title === lasting)?.report?.heads).toMatchObject({ women: 7 })
    // With everything sent it is deleted after 48 hours, whoever opens it.
    await page.clock.setSystemTime(Date.now() + 49 * 3_600_000)
    await page.reload()
    await page.getByText("Pasaron 48 horas").waitFor()
    expect(await rooms(page)).toEqual([])
    await page.clock.setSystemTime(Date.now())
    await page.evaluate("sessionStorage.clear()")
    await enter(visitor)
    await prepare(visitor)
    expect(await rooms(page)).toEqual(["away"])
    await page.goto("/today")
    await settled(page)
    await page.locator("details.who summary").click()
    await page.locator("details.who").getByRole("button", { name: "Cerrar sesión", exact: true }).click()
    await page.waitForURL("**/signin*")
    await expect.poll(() => rooms(page).catch(() => ["?"])).toEqual([])
    await context.close()
  })
})
