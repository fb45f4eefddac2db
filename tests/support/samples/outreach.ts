import type { Samples } from "../samples"

export const outreach: Samples = {}
