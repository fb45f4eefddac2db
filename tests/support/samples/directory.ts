import type { Samples } from "../samples"

const details = {
  kind: "shelter",
  description: "Refugio y acompañamiento.",
  website: "https://refugio.example",
  email: "hola@refugio.example",
  confidential: true,
  published: true,
}
const location = {
  name: "Oficina",
  kind: "physical",
  address: { line1: "1 Market St", city: "Philadelphia", region: "PA", postalCode: "19107", country: "US" },
  place: "US-42101",
  latitude: 39.95,
  longitude: -75.16,
}
const served = {
  description: "Consejería individual",
  eligibility: { undocumented: "yes", identification: "none", children: "yes", boysMaxAge: 12, pets: "no" },
  fee: { kind: "free" },
  spokenOnSite: ["es", "mix"],
  phones: [{ number: "215 555 0100" }],
  hours: { openings: [{ weekdays: [1, 2, 3, 4, 5], opens: "09:00", closes: "17:00" }] },
  walkIn: "yes",
  counties: ["US-42101"],
  published: true,
}

/** An organisation as it comes in HSDS, with a service at a place. */
const bundle = {
  organization: {
    id: "5e7f8a7c-58b6-4a3e-9a51-0d8a3f3f2b10",
    name: "Red de Apoyo",
    description: "Apoyo a familias",
    locations: [
      {
        id: "0a5d2f1e-7b0c-4d5a-8c39-55b8d6a0f1c2",
        location_type: "physical",
        latitude: 39.95,
        longitude: -75.16,
        addresses: [
          {
            id: "7c8e1b9a-2d4f-4b6e-9f10-3a2b1c0d9e8f",
            address_1: "1 Market St",
            city: "Philadelphia",
            state_province: "PA",
            postal_code: "19107",
            country: "US",
            address_type: "physical",
          },
        ],
      },
    ],
  },
  services: [
    {
      id: "9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d",
      organization_id: "5e7f8a7c-58b6-4a3e-9a51-0d8a3f3f2b10",
      name: "Consejería",
      status: "active",
      service_at_locations: [
        {
          id: "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed",
          service_id: "9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d",
          location_id: "0a5d2f1e-7b0c-4d5a-8c39-55b8d6a0f1c2",
        },
      ],
    },
  ],
}
const open = "GET /api/public/hsds/:officeCode"

export const directory: Samples = {
  "GET /api/hsds": () => ({ scope: "public" }),
  "POST /api/hsds": () => ({ bundles: [bundle], dryRun: false, publish: true, category: "mental_health" }),
  [`${open}/services`]: () => ({ search: "consejeria", modified_after: "2026-01-01" }),
  [`${open}/organizations`]: () => ({ per_page: 10 }),
  [`${open}/organizations/:recordID`]: () => ({ full_service: "true" }),
  [`${open}/service_at_locations`]: () => ({ postcode: "19107", proximity: 5000 }),
  [`${open}/taxonomies`]: () => ({}),
  [`${open}/taxonomy_terms`]: () => ({ top_only: "true" }),
  "POST /api/organizations/:organizationID/details": () => ({ details, version: 1 }),
  "POST /api/organizations/:organizationID/locations": () => ({ location }),
  "POST /api/organizations/:organizationID/locations/:locationID": () => ({ location, version: 1 }),
  "POST /api/organizations/:organizationID/services/:serviceID/details": () => ({ details: served, version: 1 }),
}
