import type { Samples } from "../samples"

const range = { from: "2025-10", to: "2025-12", group: "quarter", families: "totals,casefile.age,outreach.kind" }
const csv = { format: "csv" }

export const reports: Samples = {
  "POST /api/reports": () => ({ month: "2025-12" }),
  "GET /api/reports/figures": () => range,
  "GET /api/reports/figures/file": () => ({ ...range, format: "xlsx" }),
  "GET /api/reports/:reportID/file": () => ({ format: "pdf" }),
  "POST /api/reports/:reportID/approve": () => ({ version: 1 }),
  "GET /api/headquarters/reports": () => ({ month: "2025-12" }),
  "GET /api/headquarters/reports/figures": () => ({ ...range, circle: "headquarters" }),
  "GET /api/headquarters/reports/figures/file": () => ({ ...range, ...csv }),
  "GET /api/headquarters/reports/:tenantID/:reportID/file": () => csv,
  "POST /api/headquarters/transparency": () => ({ ...range, folio: "330026326000123" }),
  "GET /api/headquarters/transparency/:reportID/file": () => csv,
}
