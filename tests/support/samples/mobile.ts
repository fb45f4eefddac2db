import type { Samples } from "../samples"

export const mobile: Samples = {}
