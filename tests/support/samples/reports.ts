import type { Samples } from "../samples"

export const reports: Samples = {}
