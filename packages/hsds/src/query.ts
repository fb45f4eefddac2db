import type { z } from "zod"
import type { Bundle, Nested } from "./assemble"
import { byID, inner, listOf, textOf } from "./lens"
import type { OrganizationsInput, ServicesInput, SitesInput, TaxonomiesInput, TermsInput } from "./query.schema"
import { nameKey } from "./read/name"
import { fullServices, pageOf, simple } from "./write"

type Wanted = { page: number; per_page: number; format: "json" | "ndjson" }

/** A page of a list, or all of it when NDJSON is requested. */
const answered = (all: readonly Nested[], { page, per_page, format }: Wanted) =>
  format === "ndjson" ? pageOf(all, 1, Math.max(1, all.length)) : pageOf(all, page, per_page)

const folded = (value: string) => nameKey(value)
const says = (object: Nested | undefined, search: string): boolean =>
  ["name", "alternate_name", "description"].some((key) => everyWord(textOf(object, key), search))
const everyWord = (value: string, search: string) => {
  const text = value.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
  return folded(search)
    .split(" ")
    .every((word) => text.includes(word))
}

const termsOf = (service: Nested): Nested[] =>
  listOf(service, "attributes").flatMap((one) => {
    const term = inner(one, "taxonomy_term")
    return term ? [term] : []
  })

type ServiceWanted = Pick<
  z.output<typeof ServicesInput>,
  "search" | "taxonomy_term_id" | "taxonomy_id" | "organization_id" | "modified_after"
>

/** Filters are combined with AND. */
export function passes(service: Nested, wanted: ServiceWanted): boolean {
  const {
    search,
    taxonomy_term_id: term,
    taxonomy_id: taxonomy,
    organization_id: owner,
    modified_after: after,
  } = wanted
  if (search && !says(service, search) && !says(inner(service, "organization"), search)) return false
  if (term && !listOf(service, "attributes").some((one) => one.taxonomy_term_id === term.toLowerCase())) return false
  if (taxonomy && !termsOf(service).some((one) => one.taxonomy_id === taxonomy.toLowerCase())) return false
  if (owner && service.organization_id !== owner.toLowerCase()) return false
  return !after || Date.parse(textOf(service, "last_modified")) >= Date.parse(after)
}

/** A service as lists show it: its own fields, its organisation and its programme. */
const listedService = (service: Nested): Nested => ({
  ...simple(service),
  ...(inner(service, "organization") ? { organization: simple(inner(service, "organization") as Nested) } : {}),
  ...(inner(service, "program") ? { program: simple(inner(service, "program") as Nested) } : {}),
})

/** Computed once per edition of the directory: every request of an edition needs the same. */
function onceFor<T>(make: (bundles: readonly Bundle[]) => T) {
  const made = new WeakMap<readonly Bundle[], { value: T }>()
  return (bundles: readonly Bundle[]): T => {
    const known = made.get(bundles) ?? { value: make(bundles) }
    made.set(bundles, known)
    return known.value
  }
}

const allServices = onceFor((bundles) => byID(bundles.flatMap(fullServices)))

export function services(bundles: readonly Bundle[], wanted: z.output<typeof ServicesInput>) {
  const found = allServices(bundles).filter((one) => passes(one, wanted))
  if (wanted.minimal) {
    const ids = found.map((one): Nested => ({ id: textOf(one, "id"), last_modified: textOf(one, "last_modified") }))
    return pageOf(ids, 1, Math.max(1, ids.length))
  }
  return answered(wanted.full ? found : found.map(listedService), wanted)
}

export const service = (bundles: readonly Bundle[], id: string): Nested | undefined =>
  allServices(bundles).find((one) => one.id === id.toLowerCase())

const withServices = ({ organization, services: its }: Bundle, full: boolean | undefined): Nested =>
  full ? { ...organization, services: its } : organization

export function organizations(bundles: readonly Bundle[], wanted: z.output<typeof OrganizationsInput>) {
  const found = bundles
    .filter(({ organization }) => !wanted.search || says(organization, wanted.search))
    .sort((a, b) => (textOf(a.organization, "id") < textOf(b.organization, "id") ? -1 : 1))
    .map((bundle) =>
      wanted.full || wanted.full_service ? withServices(bundle, wanted.full_service) : simple(bundle.organization),
    )
  return answered(found, wanted)
}

export function organization(bundles: readonly Bundle[], id: string, full: boolean | undefined): Nested | undefined {
  const found = bundles.find((one) => one.organization.id === id.toLowerCase())
  return found && withServices(found, full)
}

type Site = { site: Nested; service: Nested }
const allSites = onceFor((bundles): Site[] =>
  allServices(bundles)
    .flatMap((its) => listOf(its, "service_at_locations").map((site) => ({ site, service: its })))
    .sort((a, b) => (textOf(a.site, "id") < textOf(b.site, "id") ? -1 : 1)),
)

export function sites(bundles: readonly Bundle[], wanted: z.output<typeof SitesInput>) {
  const all = allSites(bundles)
  const near = wanted.postcode ? nearTo(all, wanted.postcode, wanted.proximity) : () => true
  const found = all.filter((one) => passes(one.service, wanted) && near(one.site))
  const shown = ({ site, service: its }: Site): Nested => {
    const location = inner(site, "location")
    return {
      ...simple(site),
      ...(location ? { location: simple(location) } : {}),
      service: simple(its),
    }
  }
  return answered(wanted.full ? found.map(({ site }) => site) : found.map(shown), wanted)
}

export const site = (bundles: readonly Bundle[], id: string): Nested | undefined =>
  allSites(bundles).find((one) => one.site.id === id.toLowerCase())?.site

type Point = { latitude: number; longitude: number }
const pointOf = (location: Nested | undefined): Point | undefined => {
  const { latitude, longitude } = location ?? {}
  return typeof latitude === "number" && typeof longitude === "number" ? { latitude, longitude } : undefined
}
const postcodesOf = (location: Nested | undefined) =>
  listOf(location ?? {}, "addresses").map((one) => textOf(one, "postal_code").replace(/\s/g, "").toUpperCase())

/**
 * Sites near a postcode, measured from the centre of the sites published under it, or else under its first three
 * characters, because there is no table of postcodes. Without `proximity`, only sites of the postcode itself.
 */
function nearTo(all: readonly Site[], postcode: string, metres: number | undefined): (site: Nested) => boolean {
  const code = postcode.replace(/\s/g, "").toUpperCase()
  const placeOf = (one: Nested) => inner(one, "location")
  if (metres === undefined) return (one) => postcodesOf(placeOf(one)).some((its) => its.startsWith(code))
  const middle = middleOf(all, code) ?? middleOf(all, code.slice(0, 3))
  return (one) => {
    const point = pointOf(placeOf(one))
    return Boolean(middle && point && distance(middle, point) <= metres)
  }
}

function middleOf(all: readonly Site[], code: string): Point | undefined {
  const points = all.flatMap(({ site: one }) => {
    const point = pointOf(inner(one, "location"))
    return point && postcodesOf(inner(one, "location")).some((its) => its.startsWith(code)) ? [point] : []
  })
  if (points.length === 0 || code === "") return undefined
  const mean = (of: (point: Point) => number) => points.reduce((sum, point) => sum + of(point), 0) / points.length
  return { latitude: mean((point) => point.latitude), longitude: mean((point) => point.longitude) }
}

const earth = 6_371_000
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Great-circle distance in metres. */
export function distance(a: Point, b: Point): number {
  const [north, east] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)]
  const h =
    Math.sin(north / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east / 2) ** 2
  return 2 * earth * Math.asin(Math.min(1, Math.sqrt(h)))
}

const allTerms = onceFor((bundles): Nested[] => {
  const bearing = bundles.flatMap(({ organization: owner, services: its }) => [
    owner,
    ...its,
    ...listOf(owner, "locations"),
  ])
  const found = new Map(bearing.flatMap(termsOf).map((one) => [textOf(one, "id"), one]))
  return byID([...found.values()])
})
const allTaxonomies = onceFor((bundles): Nested[] => {
  const found = allTerms(bundles).flatMap((one) => {
    const detail = inner(one, "taxonomy_detail")
    return detail ? [detail] : []
  })
  return byID([...new Map(found.map((one) => [textOf(one, "id"), one])).values()])
})

export const taxonomies = (bundles: readonly Bundle[], wanted: z.output<typeof TaxonomiesInput>) =>
  answered(
    allTaxonomies(bundles).filter((one) => !wanted.search || says(one, wanted.search)),
    wanted,
  )
export const taxonomy = (bundles: readonly Bundle[], id: string): Nested | undefined =>
  allTaxonomies(bundles).find((one) => one.id === id.toLowerCase())

export const terms = (bundles: readonly Bundle[], wanted: z.output<typeof TermsInput>) =>
  answered(
    allTerms(bundles).filter(
      (one) =>
        (!wanted.search || says(one, wanted.search)) &&
        (!wanted.taxonomy_id || one.taxonomy_id === wanted.taxonomy_id.toLowerCase()) &&
        (!wanted.parent_id || one.parent_id === wanted.parent_id.toLowerCase()) &&
        (!wanted.top_only || one.parent_id === undefined),
    ),
    wanted,
  )
export const term = (bundles: readonly Bundle[], id: string): Nested | undefined =>
  allTerms(bundles).find((one) => one.id === id.toLowerCase())
