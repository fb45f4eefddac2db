import type { Nested } from "@ventanilla/hsds/assemble"
import { uuidOf } from "@ventanilla/hsds/ids"
import { byID, inner, listOf, oneLine, textOf } from "@ventanilla/hsds/lens"
import { categories } from "../../platform/data/categories"
import { openEligibility } from "../../platform/data/open-eligibility"
import type { Term } from "./directory.schema"

/** Our taxonomy for facts for which the specification has no field; described in our profile. */
export const own = "Ventanilla"
const taxonomyID = uuidOf("taxonomy", own)
const taxonomy: Nested = {
  id: taxonomyID,
  name: own,
  description: "What decides whether a migrant woman is served, and the kinds of service as consulates name them.",
  version: "1",
}

const said: Record<string, string> = {
  partner_kind: "Kind of organisation",
  undocumented: "Serves undocumented women: yes, no or unknown",
  identification: "Identification asked for: none, any, official or unknown",
  children: "Takes her children: yes, no or unknown",
  boys_max_age: "The oldest age of boys who are taken in",
  pets: "Takes pets: yes, no or unknown",
  walk_in: "Without an appointment: yes, no or unknown",
  fee: "free, sliding, fee or unknown",
  time_zone: "IANA time zone of the opening hours, which are local time",
  always: "Open day and night",
  place: "County by its FIPS code, as US-42101",
  inactive: "No longer in use",
  ...Object.fromEntries(categories.map(({ key, en }) => [`category.${key}`, en])),
}

const termID = (code: string) => uuidOf("taxonomy_term", own, code)
const term = (code: string): Nested => ({
  id: termID(code),
  code,
  name: said[code] ?? code,
  description: said[code] ?? code,
  taxonomy: own,
  language: "en",
  taxonomy_id: taxonomyID,
  taxonomy_detail: taxonomy,
})

const isOwn = (attribute: Nested): boolean =>
  textOf(attribute, "taxonomy_term_id") === termID(textOf(inner(attribute, "taxonomy_term"), "code"))

/** The values of an object's attributes in our taxonomy, by code. */
export const ownOf = (object: Nested): Map<string, string> =>
  new Map(
    listOf(object, "attributes")
      .filter(isOwn)
      .map((one) => [textOf(inner(one, "taxonomy_term"), "code"), textOf(one, "value")]),
  )

/** An object's attributes with these values in our taxonomy; null is not written. */
export function withOwn(object: Nested, entity: string, values: Readonly<Record<string, string | null>>): Nested[] {
  const id = textOf(object, "id")
  const made = Object.entries(values).flatMap(([code, value]): Nested[] =>
    value === null
      ? []
      : [
          {
            id: uuidOf("attribute", id, code),
            link_id: id,
            taxonomy_term_id: termID(code),
            link_entity: entity,
            value,
            taxonomy_term: term(code),
          },
        ],
  )
  return byID([...listOf(object, "attributes").filter((one) => !isOwn(one)), ...made])
}

/** The terms of other taxonomies on an object. */
export function termsOf(object: Nested): Term[] {
  const found = listOf(object, "attributes").flatMap((attribute): Term[] => {
    const its = inner(attribute, "taxonomy_term")
    if (!its || isOwn(attribute)) return []
    const name = oneLine(textOf(its, "name"), 160)
    const code = oneLine(textOf(its, "code") || textOf(its, "id"), 80)
    const from = oneLine(textOf(inner(its, "taxonomy_detail"), "name") || textOf(its, "taxonomy") || "?", 80)
    return name && code && from ? [{ taxonomy: from, code, name }] : []
  })
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()].slice(0, 30)
}

/** An object's attributes with these terms of other taxonomies; one that is there already stays unchanged. */
export function withTerms(object: Nested, entity: string, terms: readonly Term[]): Nested[] {
  const id = textOf(object, "id")
  const kept = listOf(object, "attributes").filter(
    (one) => isOwn(one) || termsOf({ attributes: [one] }).some((its) => terms.some((wanted) => equal(its, wanted))),
  )
  const there = termsOf({ attributes: kept })
  const made = terms
    .filter((wanted) => !there.some((its) => equal(its, wanted)))
    .map(({ taxonomy: from, code, name }): Nested => {
      const key = uuidOf("taxonomy_term", from, code, name)
      const detail = { id: uuidOf("taxonomy", from), name: from, description: "" }
      return {
        id: uuidOf("attribute", id, key),
        link_id: id,
        taxonomy_term_id: key,
        link_entity: entity,
        taxonomy_term: {
          id: key,
          code,
          name,
          description: "",
          taxonomy: from,
          taxonomy_id: detail.id,
          taxonomy_detail: detail,
        },
      }
    })
  return byID([...kept, ...made])
}

const equal = (a: Term, b: Term) => a.taxonomy === b.taxonomy && a.code === b.code && a.name === b.name

const known = new Set(categories.map(({ key }) => key))

/** The service category in a record's terms: ours, or the equivalent of an Open Eligibility term. */
export function categoryOf(object: Nested): string | null {
  for (const code of ownOf(object).keys()) {
    const [, key] = /^category\.(.+)$/.exec(code) ?? []
    if (key && known.has(key)) return key
  }
  for (const { taxonomy: from, name } of termsOf(object)) {
    const key = /open\s*eligibility/i.test(from) ? openEligibility.get(name.toLowerCase()) : undefined
    if (key) return key
  }
  return null
}
