import type { Samples } from "../samples"

export const training: Samples = {}
