import { type Language, language } from "../context/language"

type Plural = { readonly one: string; readonly other: string }
type Entry = string | Plural
type Dictionary = { readonly [key: string]: Entry }
type Same<D> = { readonly [K in keyof D]: D[K] extends string ? string : Plural }

type NamesIn<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never
type NamesOf<E> = E extends string ? NamesIn<E> : E extends Plural ? NamesIn<E["one"] | E["other"]> | "count" : never
type Values<E> = [NamesOf<E>] extends [never] ? [] : [values: { [N in NamesOf<E>]: string | number }]

export type Words<D extends Dictionary> = {
  <K extends keyof D & string>(key: K, ...values: Values<D[K]>): string
  readonly es: D
  readonly en: Same<D>
}

/** Fills `{name}` in a sentence; numbers are written as the reader writes them. */
export function fill(entry: Entry, values: Record<string, string | number> | undefined, reader: Language): string {
  const sentence = typeof entry === "string" ? entry : plural(entry, Number(values?.["count"] ?? 0), reader)
  if (!values) return sentence
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    if (value === undefined) return whole
    return typeof value === "number" ? new Intl.NumberFormat(reader === "es" ? "es-MX" : "en-US").format(value) : value
  })
}

function plural(entry: Plural, count: number, reader: Language): string {
  return new Intl.PluralRules(reader).select(count) === "one" ? entry.one : entry.other
}

/** The words of one area. Spanish is the source; English must have exactly the same keys or it does not compile. */
export function area<const D extends Dictionary>(es: D, en: Same<NoInfer<D>>): Words<D> {
  const words = (key: string, values?: Record<string, string | number>) =>
    fill((language() === "es" ? es : (en as Dictionary))[key] ?? key, values, language())
  return Object.assign(words, { es, en }) as Words<D>
}

export { language }
