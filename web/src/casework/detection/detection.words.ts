import { pointsTo, type Sign } from "@ventanilla/core/casework/detection/schema"

/** The protocols of care that what was noticed points to, each once; a person decides. */
export const protocolsOf = (signs: readonly Sign[]): ("gbv" | "nna" | "trata")[] => [
  ...new Set(signs.flatMap((sign) => pointsTo[sign] ?? [])),
]
