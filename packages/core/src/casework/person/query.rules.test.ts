import { describe, expect, it } from "vitest"
import { reasons } from "./alike.rules"
import { emailOf, pairsOf, soundsOfPerson } from "./fold.rules"
import { lookedUp, meanings, needsAnother, toQuery } from "./query.rules"

type Names = { given: string; firstSurname: string; secondSurname: string | null }
const named = (given: string, firstSurname: string, secondSurname: string | null = null): Names => ({
  given,
  firstSurname,
  secondSurname,
})
const person = (names: Names) => ({ names, preferredName: null, otherNames: [] })

/** Would a search for this line find this woman? */
function finds(line: string, names: Names): boolean {
  const sounds = soundsOfPerson(person(names))
  const under = new Set([...sounds.map((sound) => `word ${sound}`), ...pairsOf(sounds).map((pair) => `pair ${pair}`)])
  const { words, otherwise = [] } = toQuery(line)
  return [words, ...otherwise]
    .flatMap(meanings)
    .some((way) => lookedUp(way).every(({ kind, value }) => under.has(`${kind} ${value}`)))
}

describe("surnames that papers print together", () => {
  const table: [apart: string, together: string][] = [
    ["de la O", "DELAO"],
    ["de la Cruz", "DELACRUZ"],
    ["de la Rosa", "Delarosa"],
    ["de los Santos", "DELOSSANTOS"],
    ["de las Casas", "DELASCASAS"],
    ["de León", "DELEON"],
    ["de Alba", "DEALBA"],
    ["del Real", "DELREAL"],
    ["del Río", "DELRIO"],
    ["del Moral", "DELMORAL"],
    ["San Juan", "SANJUAN"],
    ["San Martín", "Sanmartin"],
    ["Santa Cruz", "SANTACRUZ"],
    ["Santa María", "SANTAMARIA"],
    ["Mc Donald", "MCDONALD"],
    ["Mac Gregor", "MACGREGOR"],
    ["Gutiérrez-Olvera", "GUTIERREZOLVERA"],
    ["Gutiérrez Olvera", "GUTIERREZOLVERA"],
    ["Montes de Oca", "MONTESDEOCA"],
    ["Ponce de León", "PONCEDELEON"],
    ["Ladrón de Guevara", "LADRONDEGUEVARA"],
    ["Van der Linden", "VANDERLINDEN"],
    ["O'Farrill", "OFARRILL"],
    ["K\u02bcoyoc", "KOYOC"],
    ["K\ua78coyoc", "K'oyoc"],
    ["D\u2019Angelo", "DANGELO"],
  ]
  it.each(table)(
    "%s and %s are found as each other, alone and beside another word, and are alike",
    (apart, together) => {
      for (const [kept, typed] of [
        [apart, together],
        [together, apart],
      ] as const) {
        expect(finds(typed, named("Yuridia", kept)), `${typed} for ${kept}`).toBe(true)
        expect(finds(`Yuridia ${typed}`, named("Yuridia", kept)), `Yuridia ${typed} for ${kept}`).toBe(true)
        expect(finds(`${typed} Xicoténcatl`, named("Yuridia", kept, "Xicoténcatl")), `with another for ${kept}`).toBe(
          true,
        )
        const known = (names: Names) => ({
          ...person(names),
          birth: null,
          documents: [],
          phones: [],
          emails: [],
        })
        const why = reasons(known(named("Yuridia", kept, "Urrutia")), known(named("Yuridia", typed, "Urrutia")))
        expect(["same_name", "similar_name"], `${kept} like ${typed}`).toContain(why[0])
      }
    },
  )

  it("are found from two fields and from given names, too", () => {
    expect(finds("GUTIERREZOLVERA", named("Yuridia", "Gutiérrez", "Olvera"))).toBe(true)
    expect(finds("MARIAELENA Urrutia", named("María Elena", "Urrutia"))).toBe(true)
    expect(finds("María Elena Urrutia", named("Mariaelena", "Urrutia"))).toBe(true)
  })

  it.each([
    ["Delgado", "Gado Ruiz"],
    ["San Juan", "Santos"],
    ["de la O", "Ochoa"],
    ["Sanjuan", "San Martín"],
  ])("%s does not find %s", (line, surname) => {
    expect(finds(`Yuridia ${line}`, named("Yuridia", surname))).toBe(false)
  })
})

describe("a folio in a line", () => {
  it.each([
    "VAIM-7K2F",
    "vaim7k2f",
    "vaim 7k2f",
    "VAIM-7K2F.",
    "#VAIM-7K2F",
    "# VAIM-7K2F",
    "VAIM\u20137K2F",
    "VAIM \u2014 7K2F",
    "VAIM\u22127K2F",
    "VAIM\u00a07K2F",
    "\u00a0VAIM-7K2F\u00a0",
    "\u201cVAIM-7K2F\u201d,",
    "(VAIM-7K2F)",
    "Folio: VAIM-7K2F;",
    "folio vaim_7k2f",
    "VAIM-7K\u200b2F",
    "\uff36\uff21\uff29\uff2d-7K2F",
  ])("%s is one", (line) => {
    expect(toQuery(line)).toEqual({ folio: "VAIM-7K2F", words: [] })
  })
  it.each(["VAIM-7K2", "VAIM-7K2FX", "VAIM", "DETALLE", "María VAIM-7K2F", "Folio"])("%s is none", (line) => {
    expect(toQuery(line).folio).toBeUndefined()
  })
})

describe("an e-mail", () => {
  it.each([
    ["maria@ejemplo.org", "maria@ejemplo.org"],
    [" Maria@Ejemplo.ORG ", "maria@ejemplo.org"],
    ["MARIA @ EJEMPLO.ORG", "maria@ejemplo.org"],
    ["maria+consulado@ejemplo.org", "maria@ejemplo.org"],
    ["\uff4daria@ejemplo.org", "maria@ejemplo.org"],
    ["maria.lopez@gmail.com", "marialopez@gmail.com"],
    ["Maria.Lopez+x@googlemail.com", "marialopez@gmail.com"],
    ["maria.lopez@ejemplo.org", "maria.lopez@ejemplo.org"],
    ["+maria@ejemplo.org", "+maria@ejemplo.org"],
  ])("written %s is %s", (text, email) => {
    expect(emailOf(text)).toBe(email)
    expect(toQuery(text).email).toBe(email)
  })
  it.each(["maria", "maria@", "@ejemplo.org", "maria@ejemplo", "a@b@c.org"])("%s is none", (text) => {
    expect(emailOf(text)).toBeUndefined()
  })
  it("of two records is a reason to look, whatever their names are", () => {
    const known = (given: string, emails: string[]) => ({
      ...person(named(given, "Urrutia")),
      birth: null,
      documents: [],
      phones: [],
      emails,
    })
    expect(reasons(known("Yuridia", ["maria@ejemplo.org"]), known("Otilia", ["MARIA+1@ejemplo.org"]))).toEqual([
      "same_email",
    ])
    expect(reasons(known("Yuridia", ["maria@ejemplo.org"]), known("Otilia", ["mario@ejemplo.org"]))).toEqual([])
  })
})

describe("one of the commonest names", () => {
  it("is looked up with another word and never alone", () => {
    for (const word of ["María", "HERNANDEZ", "Hdz", "guadalupe", "Ximena"])
      expect(needsAnother(toQuery(word).words), word).toBe(true)
    for (const line of ["Xicoténcatl", "María Hernández", "Yuridia"])
      expect(needsAnother(toQuery(line).words), line).toBe(false)
  })
})
