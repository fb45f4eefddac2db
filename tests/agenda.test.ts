import { createHash } from "node:crypto"
import { readFile } from "node:fs/promises"
import { gzipSync } from "node:zlib"
import { app } from "@ventanilla/functions/api"
import ICAL from "ical.js"
import { beforeAll, describe, expect, it } from "vitest"
import { createWorld, must, type World } from "./support/world"

let world: World
let tenantID: string
const get = (path: string, headers: Record<string, string> = {}) =>
  Promise.resolve(app.request(`/api/public/calendars/${path}`, { headers }))

beforeAll(async () => {
  world = await createWorld()
  const here = await world.onboard("PHL")
  tenantID = here.tenantID
  world.cloud.clock.freeze("2030-03-04T15:00:00.000Z")
  const plan = (more: object) =>
    must("POST", "/outreaches", {
      who: here.coordinator,
      body: {
        kind: "workshop",
        title: "Taller",
        startsAt: "2030-03-06T23:00:00Z",
        endsAt: "2030-03-07T01:00:00Z",
        timeZone: "America/New_York",
        public: true,
        ...more,
      },
    })
  await plan({ title: `<script>alert("x")</script> & "más"`, place: "<b>Aquí</b>" })
  await plan({ title: "Taller de cocina", recurrence: { freq: "weekly", count: 52 } })
  await plan({ title: "Círculo", recurrence: { freq: "weekly", count: 52 }, hidePlace: true, place: "Calle 5" })
  await plan({ title: "Junta interna", public: false })
})

describe("a consulate's calendar for anybody", () => {
  it("is one page without a script: 60 KB at most with its one style", async () => {
    const answer = await get("PHL")
    const text = await answer.text()
    expect(answer.status).toBe(200)
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8")
    const icon = await readFile(new URL("../web/public/note.svg", import.meta.url), "utf8")
    expect(gzipSync(text).length + gzipSync(icon).length).toBeLessThan(60 * 1024)
    const styles = [...text.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, style = ""]) => style)
    expect(styles).toHaveLength(1)
    expect(styles[0]).not.toMatch(/url\(|@import|https?:/)
    expect(text.match(/<link[^>]*>/g)).toEqual(['<link rel="icon" href="/note.svg" type="image/svg+xml">'])
    expect(text).not.toMatch(/<script|<img|<iframe|<form|\sstyle=|https?:\/\/|\son\w+=/i)
    expect(text).toContain("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &quot;más&quot;")
    expect(text).toContain("&lt;b&gt;Aquí&lt;/b&gt;")
    expect(text).not.toMatch(/Calle 5|Junta interna|out_|ten_/)
    const hash = createHash("sha256")
      .update(styles[0] ?? "")
      .digest("base64")
    expect(answer.headers.get("content-security-policy")).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    )
    expect(answer.headers.get("set-cookie")).toBeNull()
  })

  it("speaks the reader's language", async () => {
    expect(await (await get("PHL", { "accept-language": "en" })).text()).toContain('<html lang="en">')
    expect(await (await get("PHL?language=es", { "accept-language": "en" })).text()).toContain('<html lang="es">')
  })

  it("may be subscribed to; whoever has it already gets nothing again", async () => {
    const answer = await get("PHL.ics")
    expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8")
    const text = await answer.text()
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent")
    expect(events).toHaveLength(3)
    expect(text).not.toMatch(/Calle 5|Junta interna|out_|ten_/)
    const etag = answer.headers.get("etag") ?? ""
    const again = await get("PHL.ics", { "if-none-match": etag })
    expect([again.status, await again.text()]).toEqual([304, ""])
    expect((await get("PHL.ics", { "if-none-match": '"another"' })).status).toBe(200)
    // The ETag depends on the content only, so a moment later it is the same.
    world.cloud.clock.freeze("2030-03-04T15:10:00.000Z")
    expect((await get("phl.ics", { "if-none-match": etag })).status).toBe(304)
  })

  it("says of an office that is not there, and of one that is suspended, what it says of one with nothing to announce", async () => {
    const unknown = await (await get("NADA")).text()
    expect(unknown).toContain("no hay actividades anunciadas")
    await must("POST", `/headquarters/consulates/${tenantID}/suspend`, { who: world.headquarters })
    const suspended = await (await get("PHL")).text()
    expect(suspended.replaceAll("PHL", "NADA")).toBe(unknown)
    const ics = (await (await get("PHL.ics")).text()).match(/BEGIN:VEVENT/g)
    expect(ics).toBeNull()
  })
})
