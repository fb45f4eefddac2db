import type { Samples } from "../samples"

const range = { from: "2030-01", to: "2030-03", group: "quarter", families: "totals,casefile.age,outreach.kind" }

export const numbers: Samples = {
  "GET /api/numbers/figures": () => range,
  "GET /api/headquarters/numbers/offices": () => ({ from: "2030-01", to: "2030-03" }),
  "GET /api/headquarters/numbers/figures": () => ({ ...range, circle: "outside" }),
}
