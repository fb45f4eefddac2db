import { zValidator } from "@hono/zod-validator"
import type { FieldError, messages } from "@ventanilla/core/error"
import { messages as sentences, VisibleError } from "@ventanilla/core/error"
import type { Permission } from "@ventanilla/core/platform/actor"
import { type Answer, prior, Replay } from "@ventanilla/core/platform/store"
import { isPassing } from "@ventanilla/core/util/dependency"
import { failureName, Log } from "@ventanilla/core/util/log"
import type { Context, Hono } from "hono"
import type * as z from "zod"
import type { Env } from "./env"
import { sentenceOf } from "./issues"
import { type Marked, mark, type Part } from "./may"
import { problem } from "./problem"

export { may } from "./may"

const validate = <T extends "json" | "param" | "query", S extends z.ZodType>(target: T, schema: S) => {
  const middleware = zValidator(target, schema, (result, c) => {
    if (result.success) return undefined
    // An id of the wrong kind in a path is a 404.
    const context = c as unknown as Context<Env>
    if (target === "param") return problem(context, "not_found", "not_found")
    return problem(
      context,
      "validation",
      "invalid",
      undefined,
      fieldErrors(result.error.issues, context.get("language")),
    )
  })
  ;(middleware as unknown as Marked)[mark] = { target, schema }
  return middleware
}

export const body = <S extends z.ZodType>(schema: S) => validate("json", schema)
export const path = <S extends z.ZodType>(schema: S) => validate("param", schema)
export const query = <S extends z.ZodType>(schema: S) => validate("query", schema)

/** Zod's issues in our own words: fields, codes and sentences in the reader's language. */
export function fieldErrors(issues: readonly z.core.$ZodIssue[], language: "es" | "en"): FieldError[] {
  return issues.slice(0, 50).map((issue) => {
    const own = fieldSentences[issue.message as keyof typeof fieldSentences]
    const known = sentences[issue.message as keyof typeof messages]
    const field = [...issue.path, ...(issue.code === "unrecognized_keys" ? [issue.keys[0] ?? ""] : [])]
      .map(String)
      .join(".")
    return {
      field: field.slice(0, 120),
      code: own || known ? issue.message : issue.code,
      detail: own?.[language] ?? known?.[language] ?? sentenceOf(issue)[language],
    }
  })
}

const fieldSentences = {
  invalid_id: { es: "No es un identificador válido de este tipo.", en: "Not a valid id of this kind." },
  invalid_text: { es: "Contiene caracteres que no se pueden guardar.", en: "Contains characters that cannot be kept." },
  lost_text: {
    es: "Tiene letras que se perdieron (\uFFFD): escríbalas de nuevo.",
    en: "Some letters were lost (\uFFFD): write them again.",
  },
  invalid_instant: { es: "No es una fecha y hora posible.", en: "Not a possible date and time." },
  invalid_date: { es: "No es una fecha posible.", en: "Not a possible date." },
  invalid_time: { es: "Escriba la hora como 09:30.", en: "Write the time as 09:30." },
  same_hour: {
    es: "Abre y cierra a la misma hora: si no cierra, marque «día y noche»; si cierra, corrija una de las dos.",
    en: "It opens and closes at the same hour: if it never closes, mark “day and night”; if it does, correct one of the two.",
  },
  any_time_and_hours: {
    es: "Si es a cualquier hora, quite los días y las horas; si no, quite «a cualquier hora».",
    en: "If any time is safe, take the days and hours away; if not, take “at any time” away.",
  },
  invalid_month: { es: "Escriba el mes como 2026-03.", en: "Write the month as 2026-03." },
  invalid_year: { es: "Escriba el año como 2026.", en: "Write the year as 2026." },
  invalid_time_zone: {
    es: "Elija una zona horaria de la lista, como America/New_York.",
    en: "Choose a time zone of the list, such as America/New_York.",
  },
  invalid_phone: {
    es: "Escriba un teléfono que se pueda marcar, como (215) 555-0101 ext. 12 o 988.",
    en: "Write a number that can be dialled, such as (215) 555-0101 ext. 12 or 988.",
  },
  invalid_extension: { es: "Escriba la extensión sólo con números.", en: "Write the extension with digits only." },
  weekday_required: { es: "Elija al menos un día.", en: "Choose at least one day." },
  invalid_email: { es: "Escriba un correo válido.", en: "Write a valid e-mail address." },
  invalid_language: { es: "Elija una lengua de la lista.", en: "Choose a language of the list." },
  invalid_country: {
    es: "Escriba el país con dos letras, como US.",
    en: "Write the country in two letters, such as US.",
  },
  invalid_state: { es: "Escriba el estado con dos o tres letras.", en: "Write the state in two or three letters." },
  invalid_code: { es: "El código no tiene la forma esperada.", en: "The code does not have the expected form." },
  invalid_folio: { es: "Escriba el folio como VAIM-7K2F.", en: "Write the folio as VAIM-7K2F." },
  address_needed: { es: "Escriba la calle o la ciudad.", en: "Write the street or the city." },
  future_date: { es: "Esa fecha no ha llegado: revise el año.", en: "That date has not come yet: look at the year." },
  invalid_range: { es: "El final debe ser posterior al inicio.", en: "The end must come after the start." },
  reason_too_short: { es: "Diga un poco más.", en: "Say a little more." },
  range_too_long: { es: "Elija a lo más 31 días.", en: "Choose 31 days at most." },
  duplicate: { es: "Hay un elemento repetido.", en: "An item is repeated." },
  talk_first: {
    es: "Hable con ella de todas las preguntas antes de anotar su consentimiento.",
    en: "Talk with her about every question before her consent is written down.",
  },
  witness_required: { es: "Escriba quién fue testigo.", en: "Write who was the witness." },
  interpreter_required: { es: "Escriba quién interpretó.", en: "Write who interpreted." },
  caregiver_required: { es: "Escriba quién consiente por ella.", en: "Write who consents for her." },
  invalid_item: { es: "Esa conducta no está en la regla.", en: "That item is not on the ruler." },
  invalid_place: {
    es: "Elija un estado y un condado de la lista.",
    en: "Choose a state and a county of the list.",
  },
  names_somebody: {
    es: "Esto lo lee la sede: quite nombres, teléfonos, documentos y folios, y hable solo del paso.",
    en: "Headquarters reads this: take out names, telephones, documents and folios, and speak of the step alone.",
  },
  reach_unwanted: {
    es: "Anote un número sólo si ella quiere que la contactemos.",
    en: "Note a number only if she wants us to contact her.",
  },
  note_and_field: {
    es: "Escriba la nota de entrega, o quítela de lo que va con ella.",
    en: "Write the hand-over note, or take it off what goes along.",
  },
  until_required: { es: "Indique hasta cuándo.", en: "Say until when." },
  nothing_asked: { es: "Marque al menos una señal.", en: "Mark at least one flag." },
  outcome_needed: { es: "Elija el resultado.", en: "Choose the outcome." },
  level_needed: { es: "Escriba el nivel que dio quien lo aplicó.", en: "Write the level given by whoever applied it." },
  custody_warning_needed: {
    es: "Antes de un plan de volver con hijas o hijos, léale la advertencia sobre custodia.",
    en: "Before a plan to return with children, read the warning about custody to her.",
  },
  choices_needed: {
    es: "Escriba al menos dos opciones, y sólo si el paso pide elegir.",
    en: "Write at least two choices, and only if the step asks for one.",
  },
  address_not_recorded: {
    es: "Ella pidió no anotar su domicilio: quite el correo postal.",
    en: "She asked that her address not be written down: remove the post.",
  },
  said_required: { es: "Diga qué se le dijo a quien contestó.", en: "Say what was said to whoever answered." },
  channel_in_person: {
    es: "En persona es cuando ella viene; elija el medio.",
    en: "In person is when she comes; choose the channel.",
  },
  one_giver: {
    es: "Lo brindó el consulado o una organización: elija uno.",
    en: "The consulate or an organisation gave it: choose one.",
  },
  giver_required: { es: "Diga quién lo brindó.", en: "Say who gave it." },
  invalid_key: { es: "Use minúsculas, números y guion bajo.", en: "Use lower-case letters, digits and underscores." },
  invalid_currency: {
    es: "Escriba la moneda con tres letras, como USD.",
    en: "Write the currency in three letters, such as USD.",
  },
  channel_required: { es: "Agregue al menos un medio seguro.", en: "Add at least one safe channel." },
} as const

/** Runs a write once; a repeat of the same request gets the first answer, even when the rules would refuse it now. */
export async function idempotent<A extends object>(run: () => Promise<A>): Promise<A> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof Replay) return error.answer as A
    const first = await priorOr(error)
    if (first) return first as A
    throw error
  }
}

/**
 * The earlier result of the same request. When it cannot be read, `refused` stays the answer: a refusal never becomes
 * our failure. Only a transient failure of that read is answered instead, since a repeat may then get another answer.
 */
async function priorOr(refused: unknown): Promise<Answer | undefined> {
  try {
    return await prior()
  } catch (error) {
    if (error instanceof VisibleError || isPassing(error)) throw error
    Log.warn("api.prior_unread", { failure: failureName(error) })
    throw refused
  }
}

export type Operation = {
  method: string
  path: string
  permission: Permission
  schemas: Partial<Record<"json" | "param" | "query", z.ZodType>>
}

/** Every mounted operation with its permission and schemas, read from the app itself. */
export function operations(app: Hono<Env>): Operation[] {
  const found = new Map<string, { method: string; path: string; parts: Part[] }>()
  for (const route of app.routes) {
    if (route.method === "ALL") continue
    const key = `${route.method} ${route.path}`
    const entry = found.get(key) ?? { method: route.method, path: route.path, parts: [] }
    const part = (route.handler as Marked)[mark]
    if (part) entry.parts.push(part)
    found.set(key, entry)
  }
  return [...found.values()].map(({ method, path, parts }) => {
    const permission = parts.find((part) => part.permission)?.permission
    if (!permission) throw new Error(`${method} ${path} declares no permission`)
    const schemas = Object.fromEntries(
      parts.flatMap((part) => (part.target && part.schema ? [[part.target, part.schema]] : [])),
    )
    return { method, path, permission, schemas }
  })
}
