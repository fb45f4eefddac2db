import type { Bundle, Nested } from "@ventanilla/hsds/assemble"
import { uuidOf } from "@ventanilla/hsds/ids"
import { must, type World } from "./world"

/** Stands in every field that could lead to a confidential place; nothing of it may be answered to anybody. */
export const canary = "CANARIO"
export const canaryPoint = 41.234567

const id = (...key: string[]) => uuidOf("published", ...key)

const taxonomy: Nested = { id: id("taxonomy"), name: "Otra taxonomía", description: "De quien la mandó" }
const parent: Nested = {
  id: id("term", "parent"),
  code: "10",
  name: "Apoyo",
  description: "Apoyo",
  taxonomy_id: id("taxonomy"),
  taxonomy_detail: taxonomy,
}
const child: Nested = {
  ...parent,
  id: id("term", "child"),
  code: "10.1",
  name: "Consejería",
  parent_id: parent.id ?? "",
}
const attribute = (link: string, term: Nested, at: string): Nested => ({
  id: id("attribute", link, at),
  link_id: link,
  taxonomy_term_id: term.id ?? "",
  link_entity: "service",
  taxonomy_term: term,
})

/** An organisation as another directory sends it, with all that HSDS can say of it; `place` is where it is. */
function bundle(key: string, services: number, place: Nested, secret: string): Bundle {
  const organization_id = id(key)
  const location_id = id(key, "location")
  const service = (at: number): Nested => {
    const service_id = id(key, "service", String(at))
    const phone = id(key, "phone", String(at))
    return {
      id: service_id,
      organization_id,
      program_id: id(key, "program"),
      name: `Consejería ${key} ${at}`,
      description: "Individual y en grupo",
      url: "https://servicio.example/x",
      email: "servicio@ejemplo.org",
      status: "active",
      fees_description: "gratis",
      minimum_age: 18,
      last_modified: `2025-0${at + 1}-05T00:00:00Z`,
      phones: [
        {
          id: phone,
          service_id,
          number: "215 555 0142",
          extension: 7,
          type: "voice",
          languages: [{ id: id(phone, "es"), phone_id: phone, code: "es" }],
        },
      ],
      schedules: [
        {
          id: id(service_id, "schedule"),
          service_id,
          freq: "WEEKLY",
          byday: "MO",
          opens_at: "09:00",
          closes_at: "17:00",
        },
      ],
      service_areas: [
        { id: id(service_id, "area"), service_id, name: "Filadelfia", extent: "US-42101", extent_type: "text" },
      ],
      languages: [{ id: id(service_id, "language"), service_id, name: "Español", code: "es" }],
      cost_options: [{ id: id(service_id, "cost"), service_id, amount: 0, currency: "USD" }],
      required_documents: [{ id: id(service_id, "document"), service_id, document: "Ninguno" }],
      contacts: [{ id: id(service_id, "contact"), service_id, name: canary }],
      attributes: [attribute(service_id, parent, "p"), attribute(service_id, child, "c")],
      service_at_locations: [{ id: id(service_id, "site"), service_id, location_id, description: `Entrada ${secret}` }],
    }
  }
  return {
    organization: {
      id: organization_id,
      name: `Red ${key}`,
      description: "Apoyo a familias",
      email: "red@ejemplo.org",
      website: "https://red.example",
      tax_id: canary,
      contacts: [{ id: id(key, "contact"), organization_id, name: canary }],
      programs: [{ id: id(key, "program"), organization_id, name: "Programa", description: "De todo el año" }],
      locations: [
        {
          id: location_id,
          location_type: "physical",
          organization_id,
          ...place,
          accessibility: [{ id: id(key, "accessibility"), location_id, description: `Rampa ${secret}` }],
          phones: [{ id: id(key, "locationPhone"), location_id, number: "215 555 0143", type: "voice" }],
        },
      ],
    },
    services: Array.from({ length: services }, (_, at) => service(at)),
  }
}

const placed = (key: string, word: string, latitude: number): Nested => ({
  name: `Sede ${word}`,
  description: `Junto a ${word}`,
  transportation: `Autobús ${word}`,
  latitude,
  longitude: -75.16,
  addresses: [
    {
      id: id(key, "address"),
      location_id: id(key, "location"),
      attention: canary,
      address_1: `1 ${word} St`,
      city: word,
      state_province: "PA",
      postal_code: word === canary ? "19380" : "19107",
      country: "US",
      address_type: "physical",
    },
  ],
})

/** Two whole organisations: where the first is may be known; where the second is, must not. */
export const open = bundle("abierta", 5, placed("abierta", "Market", 39.95), "")
export const hidden = bundle("reservada", 2, placed("reservada", canary, canaryPoint), canary)
/** As other directories write: an e-mail that is none, a date without its time, an address with a blank in it. */
export const careless: Bundle = {
  organization: {
    id: id("suelta"),
    name: "Red suelta",
    description: "",
    email: "llame primero",
    website: "https://suelta.example/a b",
  },
  services: [
    {
      id: id("suelta", "service"),
      organization_id: id("suelta"),
      name: "Despensa",
      status: "active",
      email: "a@",
      last_modified: "2025-02-03",
    },
  ],
}

type Listed = { organizationID: string; name: string; version: number; locations: (Nested & { locationID: string })[] }

/** An office that has taken in all three and published them, and then said that one place is confidential. */
export async function publishedOffice(world: World, officeCode: string): Promise<void> {
  const { coordinator: who } = await world.onboard(officeCode)
  const body = { bundles: [open, hidden, careless], dryRun: false, publish: true, category: "mental_health" }
  const { results } = (await must("POST", "/hsds", { who, body })) as unknown as { results: string[] }
  const refused = results.filter((one) => !one.includes(" created"))
  if (refused.length > 0) throw new Error(`Not taken in: ${refused.join(", ")}`)
  const { items } = (await must("GET", "/organizations", { who })) as unknown as { items: Listed[] }
  const secret = items.find(({ name }) => name === hidden.organization.name)
  const [place] = secret?.locations ?? []
  if (!secret || !place) throw new Error("No place to hide")
  const { locationID, organizationID, hiddenBy: _, ...known } = place
  const location = { ...known, confidential: true, place: "US-42029" }
  await must("POST", `/organizations/${organizationID}/locations/${locationID}`, {
    who,
    body: { location, version: secret.version },
  })
}
