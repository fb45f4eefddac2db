import type { Samples } from "../samples"

export const guide: Samples = {
  "GET /api/guide": () => ({ category: "dv_advocacy", place: "US-42101", undocumented: "yes", boyAge: "9" }),
  "GET /api/verifications": () => ({ side: "open" }),
  "POST /api/verifications": ({ organizationID }) => ({ organizationID }),
  "POST /api/verifications/assure": ({ organizationID, serviceID }) => ({ organizationID, serviceIDs: [serviceID] }),
  "POST /api/troubles": ({ organizationID, serviceID }) => ({
    ...{ organizationID, serviceID },
    kind: "refused_for_status",
    on: "2026-03-01",
  }),
  "POST /api/troubles/:organizationID/:incidentID/clear": () => ({ outcome: "talked" }),
  "POST /api/public/listings/look": () => ({ token: "ten_x.vrf_x.secret" }),
  "POST /api/public/listings/answer": ({ serviceID }) => ({
    token: "ten_x.vrf_x.secret",
    version: 1,
    changes: [{ serviceID, changes: { phone: "+1 215 555 0177", undocumented: "yes", fee: "free" } }],
  }),
}
