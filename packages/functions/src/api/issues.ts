import type { z } from "zod"

type Both = { es: string; en: string }
type Issue = z.core.$ZodIssue

const formats: Record<string, Both> = {
  email: {
    es: "Escriba un correo completo, como nombre@ejemplo.org.",
    en: "Write a complete address, such as name@example.org.",
  },
  url: {
    es: "Escriba una dirección web completa, como https://ejemplo.org.",
    en: "Write a complete web address, such as https://example.org.",
  },
  date: { es: "Escriba una fecha que exista, como 2026-03-09.", en: "Write a date that exists, such as 2026-03-09." },
  datetime: {
    es: "Escriba una fecha y hora como 2026-03-09T15:00:00Z.",
    en: "Write a date and time such as 2026-03-09T15:00:00Z.",
  },
  uuid: { es: "No es un identificador válido.", en: "Not a valid id." },
  guid: { es: "No es un identificador válido.", en: "Not a valid id." },
}
const types: Record<string, Both> = {
  number: { es: "Escríbalo con cifras.", en: "Write it in digits." },
  int: { es: "Escriba un número entero, con cifras.", en: "Write a whole number, in digits." },
  string: { es: "Escríbalo como texto.", en: "Write it as text." },
  boolean: { es: "Diga sí o no: true o false.", en: "Say yes or no: true or false." },
  array: { es: "Haga una lista de ello.", en: "Make it a list." },
  object: { es: "Aquí van varios datos con su nombre.", en: "Several named items go here." },
}
const shape: Both = { es: "No tiene la forma esperada.", en: "It does not have the expected form." }
const needed: Both = { es: "Falta este dato.", en: "This is missing." }

/** What is wrong with a field and what to do, in our own words for every kind of zod issue; never zod's text. */
export function sentenceOf(issue: Issue): Both {
  switch (issue.code) {
    case "invalid_type":
      if (/received undefined$/.test(issue.message)) return needed
      return types[issue.expected] ?? shape
    case "too_small":
      return amount(issue.origin, Number(issue.minimum), "least", "inclusive" in issue && issue.inclusive === false)
    case "too_big":
      return amount(issue.origin, Number(issue.maximum), "most", "inclusive" in issue && issue.inclusive === false)
    case "invalid_format":
      return formats[issue.format] ?? shape
    case "not_multiple_of":
      return { es: `Debe ser múltiplo de ${issue.divisor}.`, en: `It must be a multiple of ${issue.divisor}.` }
    case "unrecognized_keys":
      return { es: "Este dato no se conoce aquí: quítelo.", en: "This is not known here: take it out." }
    case "invalid_value":
      return { es: "Elija uno de los valores que hay.", en: "Choose one of the values that there are." }
    case "invalid_union":
    case "invalid_key":
    case "invalid_element":
    case "custom":
      return shape
    default:
      return issue satisfies never
  }
}

function amount(origin: string, limit: number, end: "least" | "most", isOver: boolean): Both {
  const [es, en] = end === "least" ? ["Al menos", "at least"] : ["A lo más", "at most"]
  if (origin === "string") {
    if (end === "least" && limit <= 1) return needed
    return { es: `${es} ${limit} caracteres.`, en: `Use ${en} ${limit} characters.` }
  }
  if (["array", "set", "map", "object"].includes(origin))
    return { es: `${es} ${limit}.`, en: `There may be ${en} ${limit}.` }
  if (!isOver) return { es: `${es} ${limit}.`, en: `It may be ${en} ${limit}.` }
  return end === "least"
    ? { es: `Más que ${limit}.`, en: `It must be more than ${limit}.` }
    : { es: `Menos que ${limit}.`, en: `It must be less than ${limit}.` }
}
