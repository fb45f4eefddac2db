import type { Samples } from "../samples"

export const guide: Samples = {}
