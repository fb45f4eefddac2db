import { readFile } from "node:fs/promises"
import { firstRuler } from "@ventanilla/core/data/violentometro"
import { describe, expect, it } from "vitest"
import { phonesHtml, rulerHtml } from "./self-check.html"
import { selfCheckPage } from "./self-check.page"

const built = () => readFile(new URL("../../i/index.html", import.meta.url), "utf8")

describe("the page that a woman opens by herself", () => {
  it("is what the instrument's data and the words say (npm run self-check -w web)", async () =>
    expect(await built()).toBe(selfCheckPage()))

  it("says nothing of what it is in its title, and nothing of the programme anywhere", async () => {
    const page = await built()
    expect(/<title>(.*)<\/title>/.exec(page)?.[1]).toBe("Información")
    expect(page.slice(0, page.indexOf("<body"))).not.toMatch(/violent|VAIM|consul/i)
    expect(page).not.toMatch(/VAIM|Ventanilla/)
  })

  it("reads whole without script: every item in its order, unaltered, and whom to call", async () => {
    const page = (await built()).replaceAll("&quot;", '"')
    let from = 0
    for (const { es } of firstRuler.items) {
      const at = page.indexOf(`>${es}<`, from)
      expect(at, es).toBeGreaterThan(from)
      from = at
    }
    expect(page).toContain("tel:911")
    expect(page).toContain("traducción de trabajo")
  })

  it("lets the last item be read and not marked", () => {
    const page = rulerHtml(firstRuler)
    expect(page.match(/<input/g)).toHaveLength(29)
    expect(page.slice(page.indexOf("data-information"))).not.toContain("<input")
  })

  it("shows an edition's own bands", () => {
    const bands = firstRuler.bands.map((band) => (band.band === 1 ? { ...band, last: 12 } : band))
    expect(rulerHtml({ ...firstRuler, bands })).toContain('<ol start="13">')
  })

  it("makes no markup of what headquarters or a consulate wrote", () => {
    const items = firstRuler.items.map((item, at) => (at ? item : { ...item, es: "<img src=x onerror=alert(1)>" }))
    expect(rulerHtml({ ...firstRuler, items })).not.toContain("<img")
    expect(phonesHtml({ publicPhone: '"><b>1', onCallPhone: null, lines: [] })).not.toContain("<b>")
  })
})
