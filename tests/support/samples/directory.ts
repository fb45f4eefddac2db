import type { Samples } from "../samples"

export const directory: Samples = {}
