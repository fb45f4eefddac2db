import { describe, expect, it } from "vitest"
import { assertName } from "./attachment.rules"
import { BeginInput, extensions, FileType, typeOfName } from "./attachment.schema"

const { "application/pdf": pdf, "image/png": png, "image/jpeg": jpeg } = FileType.enum

/** File names as they occur in offices. */
const taken: [name: string, type: FileType][] = [
  ["acuerdo.pdf", pdf],
  ["MoU v1.2 firmado.PDF", pdf],
  ["Convenio.doc.pdf", pdf],
  ["Carta unidos.com.pdf", pdf],
  ["acuerdo.exe.pdf", pdf],
  ["Reunión Año Nuevo — Señora Ñañez.pdf", pdf],
  ["Reunio\u0301n.pdf", pdf],
  ["Captura 2026-11-29 a la(s) 5.04.12\u202fp.m..png", png],
  ["\u200eIMG-20261129-WA0004.jpg", jpeg],
  ["foto 🌮.jpeg", jpeg],
  ["foto.JPG", jpeg],
  ["foto.jfif", jpeg],
  ["foto.jpe", jpeg],
  ["foto (1).jpg ", jpeg],
  ["CON.pdf", pdf],
  ["a|b:c?.pdf", pdf],
  [`${"muy larga ".repeat(60)}.pdf`, pdf],
  [".pdf", pdf],
]
const refused: [name: string, type: FileType, code: string][] = [
  ["acuerdo.pdf.exe", pdf, "file_name"],
  ["acuerdo", pdf, "file_name"],
  ["acuerdo.", pdf, "file_name"],
  ["acuerdo.pdf.", pdf, "file_name"],
  ["acuerdo pdf", pdf, "file_name"],
  ["acuerdo.png", pdf, "file_name"],
  ["foto.pdf", jpeg, "file_name"],
  ["foto.jpg\n.exe", jpeg, "file_name"],
  ["fdp.\u202eexe.pdf", pdf, "file_name"],
  ["\u2067fdp.exe.pdf", pdf, "file_name"],
  ["IMG_0412.HEIC", pdf, "file_heic"],
  ["IMG_0412.heif", jpeg, "file_heic"],
]

describe("a file's name", () => {
  it.each(taken)("%j is one of its type", (name, type) => {
    expect(() => assertName(name, type)).not.toThrow()
    expect(typeOfName(name)).toBe(type)
    expect(BeginInput.shape.name.safeParse(name).success).toBe(true)
  })

  it.each(refused)("%j is none", (name, type, code) => {
    expect(() => assertName(name, type)).toThrow(code)
  })

  it("may end in every ending that is its type's, and in none that is another's", () => {
    for (const type of FileType.options)
      for (const [its, endings] of Object.entries(extensions))
        for (const ending of endings) {
          const said = () => assertName(`Convenio.docx.${ending.toUpperCase()}`, type)
          if (its === type) expect(said).not.toThrow()
          else expect(said).toThrow("file_name")
        }
  })
})
