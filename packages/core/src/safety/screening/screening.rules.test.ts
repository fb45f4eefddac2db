import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { firstRuler as ruler } from "../../platform/data/violentometro"
import { bandAt, checkRuler, placed, reading, record } from "./screening.rules"
import { PublishInput, RecordInput, Ruler } from "./screening.schema"

const casefileID = "cas_01J00000000000000000000000"
const keys = ruler.items.map(({ key }) => key)
const answer = (more: object) =>
  RecordInput.parse({ casefileID, edition: 0, outcome: "answered", inPrivate: true, ...more })
const marks = fc.uniqueArray(fc.constantFrom(...keys.slice(0, -1)))

describe("the ruler that comes with the product", () => {
  it("has the 30 items of the edition in their order, unaltered, and ends its bands after 11, 21 and 30", () => {
    expect(ruler.items).toHaveLength(30)
    expect(ruler.items.map(({ es }) => es)).toEqual([
      "Bromas hirientes",
      "Chantajear",
      "Mentir / engañar",
      "Ignorar / ley del hielo",
      "Celar",
      "Acechar / stalkear en redes sociales",
      "Culpabilizar",
      "Descalificar",
      "Ridiculizar / ofender",
      "Humillar en público",
      "Intimidar / amenazar",
      "Controlar / prohibir (amistades, familiares, dinero, lugares, apariencia, actividades, celular, mails y redes sociales)",
      "Destruir artículos personales",
      "Manosear",
      "Caricias agresivas",
      'Golpear "jugando"',
      "Pellizcar / arañar",
      "Empujar / jalonear",
      "Cachetear",
      "Patear",
      "Encerrar / aislar",
      "Sextorsión",
      "Amenazar con objetos o armas",
      "Difundir contenido íntimo sin consentimiento por medios digitales",
      "Amenazar de muerte",
      "Forzar a una relación sexual",
      "Abuso sexual",
      "Violar",
      "Mutilar",
      "Asesinar (homicidio / feminicidio)",
    ])
    expect(ruler.bands.map(({ last, es }) => [last, es])).toEqual([
      [11, "¡Ten cuidado! La violencia aumentará"],
      [21, "¡Reacciona! No te dejes destruir"],
      [30, "¡Necesitas ayuda profesional!"],
    ])
    expect(Ruler.parse(ruler)).toEqual(ruler)
    expect(() => checkRuler(ruler)).not.toThrow()
  })

  it.each([
    [[], null, false],
    [["v01"], 1, false],
    [["v11", "v12"], 2, false],
    [["v20"], 2, false],
    [["v21"], 2, true],
    [["v22"], 3, true],
    [["v01", "v29"], 3, true],
  ] as const)("%j reads as band %s, talk now: %s", (marked, band, talkNow) =>
    expect(reading(ruler, marked)).toEqual({ band, talkNow }),
  )
})

describe("a reading", () => {
  it("is the highest band, and talks now for band 3 or item 21, whatever else is marked and in whatever order", () => {
    fc.assert(
      fc.property(marks, (marked) => {
        const lived = placed(ruler).filter(({ key }) => marked.includes(key))
        const highest = lived.length ? Math.max(...lived.map(({ band }) => band)) : null
        expect(reading(ruler, marked).band).toBe(highest)
        expect(reading(ruler, marked).talkNow).toBe(highest === 3 || marked.includes("v21"))
        expect(reading(ruler, [...marked].reverse())).toEqual(reading(ruler, marked))
      }),
    )
  })

  it("says no number but the band: more marks of the same bands read the same", () => {
    fc.assert(
      fc.property(marks, (marked) => {
        const { band, talkNow } = reading(ruler, marked)
        if (band === null) return
        const all = placed(ruler).filter((item) => item.band <= band && !item.onlyInformation)
        const more = all.filter((item) => talkNow || !item.talkNow).map(({ key }) => key)
        expect(reading(ruler, more)).toEqual({ band, talkNow })
      }),
    )
  })
})

describe("what is kept of an offering", () => {
  it("is the marks in the ruler's order, and whether she came to the end", () => {
    expect(record(ruler, answer({ marked: ["v12", "v02"], whole: false }))).toEqual({
      outcome: "answered",
      whole: false,
      band: 2,
      talkNow: false,
      marked: ["v02", "v12"],
      lastItem: null,
    })
  })

  it("is nothing but the fact when she would rather not", () => {
    expect(record(ruler, answer({ outcome: "declined" }))).toMatchObject({
      outcome: "declined",
      band: null,
      marked: [],
    })
    expect(() => record(ruler, answer({ outcome: "declined", marked: ["v01"] }))).toThrow("screening_declined_marks")
  })

  it.each(["answered", "declined"])("is refused when it was not in private (%s)", (outcome) =>
    expect(() => record(ruler, answer({ outcome, inPrivate: false }))).toThrow("screening_not_private"),
  )

  it("is refused with a mark of another edition", () =>
    expect(() => record(ruler, answer({ marked: ["v31"] }))).toThrow("screening_item"))

  it("says of the last item what it was, and says it of no other", () => {
    expect(() => record(ruler, answer({ marked: ["v30"] }))).toThrow("screening_last_item")
    expect(() => record(ruler, answer({ marked: ["v01"], lastItem: "attempt" }))).toThrow("screening_last_item")
    expect(record(ruler, answer({ marked: ["v30"], lastItem: "relative" }))).toMatchObject({
      lastItem: "relative",
      talkNow: true,
    })
  })
})

describe("an edition", () => {
  const ends = (...lasts: number[]) => ({
    ...ruler,
    bands: ruler.bands.map((band, index) => ({ ...band, last: lasts[index] ?? 0 })),
  })

  it("may end band 1 elsewhere, and every item then stands in exactly one band", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), (first) => {
        expect(() => checkRuler(ends(first, 21, 30))).not.toThrow()
        expect(bandAt(ends(first, 21, 30), first)).toBe(1)
        expect(bandAt(ends(first, 21, 30), first + 1)).toBe(2)
      }),
    )
  })

  it.each([
    [11, 11, 30],
    [12, 11, 30],
    [11, 21, 29],
    [11, 30, 31],
  ])("with bands that end after %i, %i and %i is refused", (...lasts) =>
    expect(() => checkRuler(ends(...lasts))).toThrow("ruler_bands"),
  )

  it("with its bands in another order is refused", () =>
    expect(() => checkRuler({ ...ruler, bands: [...ruler.bands].reverse() })).toThrow("ruler_bands"))

  it("that would let band 3 pass without a conversation is refused", () => {
    const items = ruler.items.map((item) => (item.key === "v25" ? { ...item, talkNow: false } : item))
    expect(() => checkRuler({ ...ruler, items })).toThrow("ruler_talk_now")
    expect(() => checkRuler(ends(11, 20, 30))).not.toThrow()
  })

  it("with an item twice is refused", () => {
    const items = [...ruler.items.slice(0, 29), ruler.items[0]]
    const input = { version: 0, ruler: { ...ruler, items }, source: "Una fuente", permissionOnFile: false }
    expect(PublishInput.safeParse(input).success).toBe(false)
  })
})
