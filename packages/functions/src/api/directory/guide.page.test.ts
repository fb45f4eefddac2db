import { createHash } from "node:crypto"
import { gzipSync } from "node:zlib"
import { categoryKeys } from "@ventanilla/core/data/categories"
import { states } from "@ventanilla/core/data/counties"
import type { PublicService } from "@ventanilla/core/directory/guide/schema"
import { describe, expect, it } from "vitest"
import { guidePage, policy } from "./guide.page"

const counties = states.flatMap((state) => state.counties.map(({ fips }) => `US-${fips}`))
const service = (index: number): PublicService => ({
  organization: `Organización número ${index} de la ciudad`,
  name: `Servicio ${createHash("sha256").update(String(index)).digest("hex").slice(0, 24)}`,
  category: categoryKeys[index % categoryKeys.length] as string,
  phones: [`+1 ${200 + index} 555 ${1000 + index}`],
  counties: counties.slice(index * 7, index * 7 + 6),
  always: false,
  unreadHours: [],
  openings: [{ weekdays: [1, 2, 3, 4, 5], opens: "09:00", closes: `1${index % 10}:30` }],
  free: index % 2 === 0,
  undocumented: true,
  noID: true,
  children: index % 3 === 0,
  pets: false,
  assuredOn: "2026-03-09",
})
const lines = [{ key: "911", names: { es: "Emergencia", en: "Emergency" }, phone: "911", how: null, alert: null }]
const names = { es: "Consulado de México en Filadelfia", en: "Consulate of Mexico in Philadelphia" }
const many = Array.from({ length: 300 }, (_, index) => service(index))

describe("a directory for anybody", () => {
  it("is one page of 60 KB at most, however many services there are, without a script and without a picture", () => {
    for (const language of ["es", "en"] as const) {
      const page = guidePage({ names, services: many, lines }, language)
      expect(gzipSync(page).length).toBeLessThan(60 * 1024)
      expect(page).not.toMatch(/<script|<img|<link|<iframe|<form|\son\w+=|\bid=/i)
      expect(page.match(/https?:\/\/[^"]*/g)).toEqual(["https://www.weather.gov/"])
      expect(page).toContain(`<html lang="${language}">`)
    }
  })

  it("lets nothing in but its own style", () => {
    const style = /<style>([\s\S]*?)<\/style>/.exec(guidePage({ names, services: [], lines }, "es"))?.[1] ?? ""
    const hash = createHash("sha256").update(style).digest("base64")
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    )
  })

  it("shows the number for danger before anything else, and the country's lines before the services", () => {
    for (const language of ["es", "en"] as const) {
      const page = guidePage({ names, services: many, lines }, language)
      const places = [
        'href="tel:911"',
        "<details",
        language === "es" ? "todo el país" : "whole country",
        "Organización",
      ]
      const at = places.map((part) => page.indexOf(part))
      expect(at).not.toContain(-1)
      expect(at).toEqual([...at].sort((a, b) => a - b))
    }
  })

  it("says in which languages one is attended and when it was made sure, as the reader writes it", () => {
    const one = { ...service(1), languages: ["es", "en"] }
    expect(guidePage({ names, services: [one], lines }, "es")).toContain("se habla español e inglés")
    expect(guidePage({ names, services: [one], lines }, "es")).toContain("verificado 9 de marzo de 2026")
    expect(guidePage({ names, services: [one], lines }, "en")).toContain("speaks Spanish and English")
    expect(guidePage({ names, services: [one], lines }, "en")).toContain("verified March 9, 2026")
    expect(guidePage({ names, services: [service(1)], lines }, "es")).not.toContain("se habla")
  })

  it("says nothing of what it is about until something is opened", () => {
    const page = guidePage({ names, services: many, lines }, "es")
    expect(/<title>(.*)<\/title>/.exec(page)?.[1]).toBe("Información")
    expect(page.slice(0, page.indexOf("<details"))).not.toMatch(/violen|refugio|consul|VAIM|Ventanilla/i)
    expect(page).not.toMatch(/<details[^>]* open|VAIM|Ventanilla/)
  })

  it("makes no markup of what a consulate wrote, and no other address of a number", () => {
    const wrong = { ...service(1), organization: "<img src=x>", name: '"><b>', phones: ['1"><script>2'] }
    const page = guidePage({ names, services: [wrong], lines }, "en")
    expect(page).toContain("&lt;img src=x&gt;")
    expect(page).not.toMatch(/<img|<b>\s*<\/b>|<script/)
    // A number that cannot be dialled is shown without a link.
    expect(page).not.toContain('href="tel:12')
    expect(page).toContain("<b>1&quot;&gt;&lt;script&gt;2</b>")
  })

  it("has whom to call where nothing is published", () => {
    const page = guidePage({ names: null, services: [], lines }, "es")
    expect(page).toContain("Por ahora no hay servicios anunciados aquí.")
    expect(page).toContain('href="tel:911"')
  })
})
