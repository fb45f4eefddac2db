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

export const directory: Samples = {
  "POST /api/organizations/:organizationID/details": () => ({ details }),
  "POST /api/organizations/:organizationID/locations": () => ({ location }),
  "POST /api/organizations/:organizationID/locations/:locationID": () => ({ location }),
  "POST /api/organizations/:organizationID/services/:serviceID/details": () => ({ details: served }),
}
