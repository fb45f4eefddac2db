import { describe, expect, it } from "vitest"
import { assemble } from "./assemble"
import { readFiles } from "./files"
import { decodable, encodingOf } from "./read/encoding"

const id = "5e7f8a7c-58b6-4a3e-9a51-0d8a3f3f2b10"
const name = "Atención a Mujeres Señorío Ñandú"
const head = ["id", "name", "description"]
const row = [id, name, "Niñas y niños"]
const table = (delimiter: string, ...rows: string[][]) =>
  [head, ...rows].map((cells) => cells.join(delimiter)).join("\r\n")
const commas = table(",", row)

const utf8 = (text: string) => new TextEncoder().encode(text)
const cp1252 = (text: string) => Uint8Array.from(text, (letter) => (letter === "–" ? 0x96 : letter.charCodeAt(0)))
/** As in these programs, from their makers' tables. */
const mac: Record<string, number> = { á: 0x87, é: 0x8e, í: 0x92, ñ: 0x96, ó: 0x97, ú: 0x9c, ü: 0x9f, Ñ: 0x84, É: 0x83, Á: 0xe7, Í: 0xea, Ó: 0xee, Ú: 0xf2, "¿": 0xc0, "’": 0xd5, "–": 0xd0 } // biome-ignore format: a table
const dos: Record<string, number> = { á: 0xa0, é: 0x82, í: 0xa1, ñ: 0xa4, ó: 0xa2, ú: 0xa3, ü: 0x81, Ñ: 0xa5, É: 0x90, Á: 0xb5, Í: 0xd6, Ó: 0xe0, Ú: 0xe9, "¿": 0xa8 } // biome-ignore format: a table
const by = (letters: Record<string, number>) => (text: string) =>
  Uint8Array.from(text, (letter) => letters[letter] ?? letter.charCodeAt(0))
/** As a program that reads UTF-8 as Windows-1252. */
const twice = (text: string, mark = "") =>
  utf8(mark + new TextDecoder("windows-1252", { ignoreBOM: true }).decode(utf8(text), { stream: true }))
const utf16 = (text: string, big = false) => {
  const bytes = new Uint8Array(text.length * 2)
  for (let at = 0; at < text.length; at++) new DataView(bytes.buffer).setUint16(at * 2, text.charCodeAt(at), !big)
  return bytes
}

async function read(file: string, bytes: Uint8Array) {
  const flat = await readFiles([{ name: file, bytes }])
  const bundles = assemble(flat)
  return { names: bundles.map(({ organization }) => organization.name), remarks: flat.report.remarks }
}
const codes = (remarks: { code: string }[]) => remarks.map(({ code }) => code)

describe("a file as programs save it", () => {
  it.each([
    ["UTF-8", utf8(commas), []],
    ["UTF-8 with its mark", utf8(`\uFEFF${commas}`), []],
    ["Windows-1252", cp1252(commas), ["encoding_guessed"]],
    [
      "UTF-8 with a stray line of Windows-1252",
      Uint8Array.from([...utf8(`${commas}; `), 0xf1, 0x6f]),
      ["encoding_guessed"],
    ],
    ["UTF-8 that was written twice", twice(commas), ["encoding_guessed"]],
    ["UTF-8 that was written twice, with both marks", twice(`\uFEFF${commas}`, "\uFEFF"), ["encoding_guessed"]],
    ["the letters of a Mac", by(mac)(commas), ["encoding_guessed"]],
    ["the letters of DOS", by(dos)(commas), ["encoding_guessed"]],
    ["the letters of DOS with semicolons", by(dos)(table(";", row)), ["encoding_guessed"]],
    ["UTF-16 LE with its mark", utf16(`\uFEFF${commas}`), []],
    ["UTF-16 BE with its mark", utf16(`\uFEFF${commas}`, true), []],
    ["UTF-16 LE without a mark", utf16(commas), ["encoding_guessed"]],
    ["semicolons", utf8(table(";", row)), []],
    ["tabs in UTF-16, as Excel's Unicode text", utf16(`\uFEFF${table("\t", row)}`), []],
    ["a line that says sep=;", utf8(`sep=;\r\n${table(";", row)}`), []],
    ["a line that says sep=,", utf8(`sep=,\r\n${commas}`), []],
    ["Windows-1252 with semicolons", cp1252(table(";", row)), ["encoding_guessed"]],
  ])("%s: all letters are there, and what was guessed is said", async (_, bytes, said) => {
    const { names, remarks } = await read("organizations.csv", bytes)
    expect(names).toEqual([name])
    expect(codes(remarks)).toEqual(said)
  })

  it.each([
    ["UTF-8", utf8, []],
    ["Windows-1252", cp1252, ["encoding_guessed"]],
    ["UTF-16", (text: string) => utf16(`\uFEFF${text}`), []],
  ] as const)("JSON in %s", async (_, encode, said) => {
    const { names, remarks } = await read(
      "organizations.json",
      encode(JSON.stringify([{ id, name, description: "x" }])),
    )
    expect(names).toEqual([name])
    expect(codes(remarks)).toEqual(said)
  })

  const spanish = [
    ...["niño", "Señora", "Atención", "así", "día", "búsqueda", "vergüenza", "DIRECCIÓN", "¿Dónde?", "PEÑA", "Ñandú"],
    ...["Clínica", "Educación Única", "Álamo", "El Café", "Índice", "Casa de María", "Núñez–Íñiguez, 9–5"],
  ]
  it.each(spanish)("%s is itself in each of the old alphabets", (text) => {
    const of = (encode: (letters: string) => Uint8Array) => encodingOf(encode(text)).label
    expect(of(cp1252)).toBe("windows-1252")
    // Two letters alone may be words of both languages.
    if (!/^(así|niño|¿Dónde\?|Núñez.*)$/.test(text)) expect(of(by(mac))).toBe("macintosh")
    if (!text.includes("–")) expect(of(by(dos))).toBe("cp850")
  })

  it.each([
    "Women’s shelter",
    "9–5 “walk in”",
    "boys’ club – St. Mary’s",
    "Café Ñandú’s",
    "résumé",
    "N° 5 · 1ª Avenida",
  ])("%s stays what Windows-1252 says", (text) => {
    const punctuation: Record<string, number> = { "’": 0x92, "–": 0x96, "“": 0x93, "”": 0x94 }
    expect(encodingOf(by(punctuation)(text)).label).toBe("windows-1252")
  })

  it("the quotes, dashes and the euro of Windows-1252 are what they were", async () => {
    const bytes = by({ "’": 0x92, "–": 0x96, "€": 0x80 })(table(",", [id, "Women’s – 5 €", "x"]))
    expect((await read("organizations.csv", bytes)).names).toEqual(["Women’s – 5 €"])
    const json = by({ "’": 0x92, "–": 0x96, "€": 0x80 })(
      JSON.stringify([{ id, name: "Women’s – 5 €", description: "x" }]),
    )
    expect((await read("organizations.json", json)).names).toEqual(["Women’s – 5 €"])
  })

  it.each([
    ["an empty first line", `\r\n${commas}`],
    ["an empty first line and semicolons", `\r\n\r\n${table(";", row)}`],
    ["a first line of blanks", `   \r\n${commas}`],
    ["a first line of commas", `,,\r\n${commas}`],
    ["what nobody sees in its headings", `\u200b${commas}`],
    ["rows in which nothing is at its end, as a spreadsheet leaves them", `${commas.trimEnd()}\r\n,,\r\n , ,\r\n`],
    ["a blank that does not break in a heading", commas.replace("id,", "id\u00a0,")],
  ])("%s: all of it is there, and there is nothing to say", async (_, text) => {
    const { names, remarks } = await read("organizations.csv", utf8(text))
    expect([names, codes(remarks)]).toEqual([[name], []])
  })

  it("of a column that comes twice the first is taken, and the second is said", async () => {
    const twice = `id,name,Name,description\n${id},Casa,Otra,x`
    const { names, remarks } = await read("organizations.csv", utf8(twice))
    expect(names).toEqual(["Casa"])
    expect(remarks).toMatchObject([{ severity: "note", code: "unknown_column", field: "Name" }])
  })

  it("the columns' names that come again are no record, and are said", async () => {
    const again = [head.join(","), row.join(","), head.map((name) => ` ${name.toUpperCase()}`).join(","), ""].join("\n")
    const { names, remarks } = await read("organizations.csv", utf8(again))
    expect(names).toEqual([name])
    expect(remarks).toMatchObject([{ severity: "note", code: "heading_again", line: 3 }])
  })

  it("nothing that was written once is taken for written twice, and what was is, to its last letter", () => {
    const texts = [...spanish, "“Casa” – 5 €", "Ãgora", "Â", "São João", "50\u00A0%", "Ž", "北京", "niÃ±os y niños"]
    for (const text of texts) expect(encodingOf(utf8(text)), text).toEqual({ label: "utf-8", guessed: false })
    for (const text of [...spanish, "“Casa” – 5 €", "Ágora", "Í", "à"]) {
      const bytes = twice(text)
      const encoding = encodingOf(bytes)
      expect(encoding, text).toEqual({ label: "utf-8", guessed: true, twice: true })
      expect(new TextDecoder().decode(decodable(bytes, encoding).bytes)).toBe(text)
    }
    const long = utf8(`${"a".repeat(1024 * 1024 - 1)}ñ`)
    expect(encodingOf(long).twice).toBeUndefined()
    expect(encodingOf(twice(new TextDecoder().decode(long))).twice).toBe(true)
  })

  it("finds a wrong byte behind a megabyte of right ones", () => {
    const bytes = utf8("a".repeat(1_100_000))
    bytes[1_099_999] = 0xf3
    expect(encodingOf(bytes)).toEqual({ label: "windows-1252", guessed: true })
  })

  it("says each row whose cells are not where they belong, and takes the others", async () => {
    const ids = Array.from({ length: 6 }, (_, at) => `00000000-0000-4000-8000-00000000000${at}`)
    const [a, b, c, d, e, f] = ids
    const text = [
      head.join(","),
      `${a},Uno,"Con ""comillas"", y coma"`,
      `${b},"La \\"Casa\\", A.C.",x`,
      `${c},Tres,de más,otra`,
      `${d},Cuatro`,
      `${e},Cinco,5" de ancho`,
      `${f},"Seis sin cerrar,x`,
    ].join("\n")
    const { names, remarks } = await read("organizations.csv", utf8(text))
    expect(names).toEqual(["Uno", "Cuatro", "Cinco"])
    const broken = remarks.filter(({ code }) => code === "row_broken")
    expect(broken.map(({ line, severity }) => [line, severity])).toEqual([3, 4, 7].map((line) => [line, "rejected"]))
    expect(remarks.find(({ code }) => code === "row_short")).toMatchObject({ line: 5, severity: "note" })
  })

  it("takes a word of the programme's own language for a column that it does not know, and an id with blanks for the id", async () => {
    const own = `{"id":" ${id} ","name":"Casa","description":"x","__proto__":{"name":"Otra"},"constructor":{},"toString":[]}`
    const { names, remarks } = await read("organizations.json", utf8(`[${own}]`))
    expect(names).toEqual(["Casa"])
    expect(remarks.map(({ code, field }) => [code, field])).toEqual(
      ["__proto__", "constructor", "toString"].map((field) => ["unknown_column", field]),
    )
    const table = await read("organizations.csv", utf8(`id,name,description,constructor\n${id},Casa,x,y`))
    expect(table.names).toEqual(["Casa"])
    expect(codes(table.remarks)).toEqual(["unknown_column"])
    expect((await read("__proto__.json", utf8("[]"))).names).toEqual([])
  })

  it("refuses a name whose letters were lost before", async () => {
    const { names, remarks } = await read("organizations.csv", utf8(table(",", [id, "Atenci\uFFFDn", "x"])))
    expect(names).toEqual([])
    expect(remarks).toMatchObject([{ severity: "rejected", code: "lost_letters", field: "name" }])
  })

  it.each([
    ["phones", 20, (at: number) => ({ number: `312-555-01${at + 10}` })],
    ["schedules", 28, (at: number) => ({ byday: "MO", opens_at: `0${at % 9}:00`, closes_at: `1${at % 9}:${at + 10}` })],
    ["languages", 12, (at: number) => ({ code: ["es", "en", "fr", "nah", "de", "it", "pt"][at % 7] })],
  ] as const)("says that of so many %s only %d are shown", async (list, most, make) => {
    const owner = { id: id.replace("5", "6"), name: "Casa", description: "x" }
    const of = (count: number) => ({
      ...{ id, name: "Casa", status: "active", organization: owner },
      [list]: Array.from({ length: count }, (_, at) => ({ ...make(at), id: `${id.slice(0, -2)}${at + 10}` })),
    })
    const said = async (count: number) =>
      (await read("services.json", utf8(JSON.stringify([of(count)])))).remarks
        .filter(({ code }) => code === "shortened")
        .map(({ table: its, field }) => `${its}.${field}`)
    expect(await said(most)).toEqual([])
    expect(await said(most + 1)).toEqual([`service.${list}`])
  })

  it("says what of a record is not understood, where it stands", async () => {
    const service = {
      ...{
        id,
        name: "Casa",
        status: "active",
        organization: { id: id.replace("5", "6"), name: "Casa", description: "x" },
      },
      phones: [
        { id: id.replace("5", "7"), number: "llame" },
        { id: id.replace("5", "8"), number: "(312) 555-0170" },
      ],
      schedules: [{ id: id.replace("5", "9"), freq: "DAILY", byday: "MO", opens_at: "nine", closes_at: "17:00" }],
      languages: [
        { id: id.replace("5", "a"), name: "Klingonés" },
        { id: id.replace("5", "b"), name: "Spanish" },
      ],
    }
    const { remarks } = await read("services.json", utf8(JSON.stringify([service])))
    const unread = remarks.filter(({ code }) => code === "not_understood")
    expect(unread.map(({ table: its, field }) => `${its}.${field}`).sort()).toEqual([
      "language.name",
      "phone.number",
      "schedule.opens_at",
    ])
  })
})
