import type { Samples } from "../samples"

const range = { from: "2030-01", to: "2030-03", group: "quarter", families: "totals,casefile.age,outreach.kind" }

export const numbers: Samples = {
  "GET /api/numbers/figures": () => range,
  "GET /api/headquarters/numbers/offices": () => ({ from: "2030-01", to: "2030-03" }),
  "GET /api/headquarters/numbers/figures": () => ({ ...range, circle: "outside" }),
  "GET /api/targets": () => ({ year: "2030" }),
  "POST /api/targets": () => ({ year: "2030", version: 0, targets: { casefiles: 120, outreaches: 24 } }),
  "GET /api/headquarters/targets": () => ({ year: "2030" }),
  "POST /api/headquarters/targets": () => ({ year: "2030", version: 0, targets: { trained: 900 } }),
}
