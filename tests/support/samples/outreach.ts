import type { Samples } from "../samples"

const plan = {
  kind: "talk",
  campaign: "semana_mujer",
  programmes: ["vaim"],
  title: "Plática sobre derechos",
  startsAt: "2030-03-04T22:00:00Z",
  endsAt: "2030-03-05T00:00:00Z",
  timeZone: "America/New_York",
  place: "Biblioteca pública",
}
const report = {
  heads: { women: 12, girls: 3, men: 1, boys: 0, other: 0, unknown: 2 },
  services: { legal_immigration: 2 },
  detections: 1,
  costs: [{ kind: "materials", amountCents: 4_500, currency: "USD" }],
}

export const outreach: Samples = {
  "POST /api/outreaches": ({ organizationID }) => ({ ...plan, partners: [organizationID], plannedHeads: 20 }),
  "POST /api/outreaches/record": () => ({ ...plan, kind: "mobile_consulate", countyFips: "42101", ...report }),
  "POST /api/outreaches/:outreachID/hold": () => report,
  "POST /api/outreaches/:outreachID/cancel": () => ({ reason: "weather" }),
  "POST /api/outreaches/:outreachID": () => ({ ...plan, title: "Plática sobre derechos laborales", version: 1 }),
  "GET /api/outreaches": () => ({ from: "2030-03-01", to: "2030-03-31" }),
}
