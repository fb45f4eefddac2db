import type { Samples } from "../samples"

export const numbers: Samples = {}
