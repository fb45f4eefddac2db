import { givenNames, misspelled, people, stream, surnames } from "@ventanilla/local/replay/names"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { documentOf, mostSounds, pairOf, pairsOf, phoneOf, soundsOf, soundsOfPerson, wordsOf } from "./fold.rules"

const meets = (one: string, other: string) => soundsOf(one).some((sound) => soundsOf(other).includes(sound))
const alikeWords = (one: string, other: string) => {
  const [[a = ""], [b = ""]] = [wordsOf(one), wordsOf(other)]
  return meets(a, b)
}

describe("a word of a name", () => {
  it.each([
    ["González", "Gonzales"],
    ["Yesenia", "Jessenia"],
    ["Yesenia", "Llesenia"],
    ["Jiménez", "Giménez"],
    ["Jiménez", "Ximénez"],
    ["Mejía", "Mexía"],
    ["Roxana", "Rossana"],
    ["Xóchitl", "Sochil"],
    ["Xiomara", "Siomara"],
    ["Chávez", "Chaves"],
    ["Vázquez", "Basques"],
    ["Velázquez", "Belasquez"],
    ["Muñoz", "Munoz"],
    ["Zúñiga", "Suniga"],
    ["Enríquez", "Henríquez"],
    ["Huerta", "Uerta"],
    ["Quiroz", "Kiros"],
    ["Campos", "Canpos"],
    ["Zambrano", "Sanbrano"],
    ["Elizabeth", "Elisabet"],
    ["Wendy", "Wendi"],
    ["Guillermina", "Guiyermina"],
    ["Mireya", "Mirella"],
    ["Félix", "Feliz"],
    ["Agüero", "Aguero"],
    ["DELACRUZ", "de la Cruz"],
    ["De León", "Deleon"],
    ["O'Farrill", "OFarril"],
    ["Ma.", "María"],
    ["Hdz", "Hernández"],
  ])("%s is found as %s", (one, other) => {
    expect(alikeWords(one, other)).toBe(true)
  })

  it.each([
    ["Sara", "Jara"],
    ["Luna", "Lucía"],
    ["Delgado", "Salgado"],
    ["Rosa", "Rocha"],
    ["Delia", "Elia"],
    ["Vega", "Vera"],
  ])("%s is not %s", (one, other) => {
    expect(alikeWords(one, other)).toBe(false)
  })

  const apostrophes = [
    "'",
    "\u2018",
    "\u2019",
    "\u02bc",
    "\u02bb",
    "\u02be",
    "\ua78c",
    "\u00b4",
    "\u2032",
    "\uff07",
    "`",
  ]
  it.each(apostrophes)("with %s for an apostrophe is the word without", (mark) => {
    expect(wordsOf(`K${mark}oyoc`, `O${mark}Farrill`)).toEqual(["koyoc", "ofarrill"])
  })

  it("is the same with letters in it that nobody sees", () => {
    for (const hidden of ["\u200b", "\u00ad", "\u2060", "\ufeff", "\u202e"])
      expect(wordsOf(`Ma${hidden}ría`), hidden.codePointAt(0)?.toString(16)).toEqual(["maria"])
  })

  it("stands alone where there is only a particle, and is never nothing", () => {
    expect(wordsOf("de la O")).toEqual(["o"])
    expect(wordsOf("de los")).toEqual(["de", "los"])
    expect(soundsOf("h")).toEqual(["h"])
  })
})

const named = fc.record({
  given: fc.array(fc.constantFrom(...givenNames), { minLength: 1, maxLength: 2 }).map((names) => names.join(" ")),
  firstSurname: fc.constantFrom(...surnames),
  secondSurname: fc.option(fc.constantFrom(...surnames), { nil: null }),
})
const person = (names: { given: string; firstSurname: string; secondSurname: string | null }) => ({
  names,
  preferredName: null,
  otherNames: [],
})
const sorted = (sounds: string[]) => [...sounds].sort()

describe("a name", () => {
  it("has the same sounds in any order, with or without accents, capitals, hyphens and particles", () => {
    fc.assert(
      fc.property(
        named,
        fc.boolean(),
        fc.constantFrom("-", " ", "  ", " de la ", " y ", " del "),
        (names, upper, between) => {
          const expected = sorted(soundsOfPerson(person(names)))
          const line = [names.secondSurname, names.firstSurname, names.given].filter(Boolean).join(between)
          const bare = line.normalize("NFD").replace(/\p{M}/gu, "")
          const said = wordsOf(upper ? bare.toUpperCase() : line).flatMap(soundsOf)
          expect(sorted([...new Set(said)])).toEqual(expected)
        },
      ),
    )
  })

  it("has a pair for every two of its words, whichever is said first", () => {
    fc.assert(
      fc.property(named, (names) => {
        const sounds = soundsOfPerson(person(names))
        expect(sounds.length).toBeLessThanOrEqual(mostSounds)
        for (const one of sounds)
          for (const other of sounds.filter((each) => each !== one))
            expect(pairsOf(sounds)).toContain(pairOf(other, one))
      }),
    )
  })

  it("is found as it is usually misspelled, and others are not", () => {
    const next = stream(7)
    const everybody = people(2000)
    const indexed = everybody.map((names) => new Set(soundsOfPerson(person(names))))
    let found = 0
    let shown = 0
    let right = 0
    const asked = everybody.slice(0, 400)
    for (const [index, { given, firstSurname, secondSurname }] of asked.entries()) {
      const [first = ""] = given.split(" ")
      const line = [misspelled(first, next), misspelled(secondSurname, next), misspelled(firstSurname, next)].join(" ")
      const words = wordsOf(line).map(soundsOf)
      const hits = indexed.flatMap((sounds, at) =>
        words.every((ways) => ways.some((way) => sounds.has(way))) ? [at] : [],
      )
      if (hits.includes(index)) found++
      shown += hits.length
      const wanted = wordsOf(first, firstSurname, secondSurname)
      right += hits.filter((at) => {
        const {
          given: g,
          firstSurname: f,
          secondSurname: s,
        } = everybody[at] ?? { given: "", firstSurname: "", secondSurname: "" }
        const theirs = wordsOf(g, f, s)
        return wanted.every((word) => theirs.includes(word))
      }).length
    }
    expect(found / asked.length).toBeGreaterThanOrEqual(0.97)
    expect(right / shown).toBeGreaterThanOrEqual(0.85)
  })
})

describe("a number", () => {
  it("of a telephone is its ten national digits, however it is written", () => {
    for (const text of ["+1 (267) 555-0177", "12675550177", "267.555.0177", "267 555 0177"])
      expect(phoneOf(text)).toBe("2675550177")
    for (const text of ["+52 1 55 1234 5678", "+52 55 1234 5678", "5512345678"])
      expect(phoneOf(text)).toBe("5512345678")
    expect(phoneOf("555-0177")).toBeUndefined()
  })

  it("of a document is without its punctuation", () => {
    expect(documentOf(" g-1234 5678 ")).toBe("G12345678")
    expect(documentOf("--")).toBeUndefined()
  })
})
