import type { Samples } from "../samples"

export const guide: Samples = {
  "GET /api/guide": () => ({ category: "dv_advocacy", place: "US-42101", undocumented: "yes", boyAge: "9" }),
}
