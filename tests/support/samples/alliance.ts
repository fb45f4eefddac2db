import type { Samples } from "../samples"

export const alliance: Samples = {
  "POST /api/alliances/:allianceID": () => ({
    version: 1,
    terms: { object: "Consultas y talleres", dataSharing: true, languages: ["es", "en"] },
  }),
  "POST /api/alliances/:allianceID/opinion": () => ({ opinion: { number: "CJA-0142/26", on: "2026-01-05" } }),
  "POST /api/alliances/:allianceID/sign": () => ({ signedOn: "2026-01-05", startsOn: "2026-01-05" }),
  "POST /api/alliances/:allianceID/renew": () => ({ kind: "mou", signedOn: "2026-01-05", endsOn: "2032-12-31" }),
}
