import { describe, expect, it } from "vitest"
import { AnswerInput, GiveInput } from "./feedback.schema"

const somebody = [
  "La usuaria María López no encontró el número",
  "A Guadalupe de la Cruz le dijeron otra cosa",
  "Como pasó con la Sra. Ramírez",
  "doña Otilia preguntó dos veces",
  "As Ms. Alvarez told us, the step is unclear",
  "En VAIM-7K2F faltó este paso",
  "det 4fk7 llegó sin nada",
  "Llamar al (215) 555-0101",
  "Su número es el 555-0101",
  "Su pasaporte es G12345678",
  "Escriban a ella@example.org",
  "cas_01J00000000000000000000000 quedó abierto",
]
const nobody = [
  "Falta el número local",
  "El paso 3 no dice a quién avisar; véase la Ley General de Víctimas",
  "Conviene citar el Ministerio Público. Después, la policía.",
  "Since 2026-03-09 the hotline 988 is open at all hours",
  "¿Y si ella no habla español? Nadie lo dice.",
  "Relaciones Exteriores lo pidió en la Norma 046",
]
const ids = { tenantID: `ten_${"0".repeat(26)}`, feedbackID: `fbk_${"0".repeat(26)}` }
const codes = (result: { error?: { issues: { message: string }[] } | undefined }) =>
  (result.error?.issues ?? []).map(({ message }) => message)
const doors = [
  [
    "a word to headquarters",
    (text: string) => GiveInput.safeParse({ protocol: "gbv", version: 1, step: "peligro", text }),
  ],
  ["its answer", (answer: string) => AnswerInput.safeParse({ ...ids, answer })],
] as const

describe.each(doors)("%s", (_, read) => {
  it.each(somebody)("that may name somebody is refused: %s", (text) => {
    expect(codes(read(text) as never)).toEqual(["names_somebody"])
  })
  it.each(nobody)("that names nobody is taken: %s", (text) => {
    expect(codes(read(text) as never)).toEqual([])
  })
})
