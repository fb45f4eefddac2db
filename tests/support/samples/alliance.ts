import type { Samples } from "../samples"

export const alliance: Samples = {}
