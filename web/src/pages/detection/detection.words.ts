import type { Sign } from "@ventanilla/core/detection/schema"

/** The protocols of care that what was noticed points to; a person decides. */
export function protocolsOf(signs: readonly Sign[]): ("gbv" | "nna" | "trata")[] {
  const found = new Set<"gbv" | "nna" | "trata">()
  for (const sign of signs) {
    if (sign === "unaccompanied_minor") found.add("nna")
    if (sign === "exploited" || sign === "no_documents") found.add("trata")
    if (sign === "fear" || sign === "injury" || sign === "controlled" || sign === "digital") found.add("gbv")
  }
  return [...found]
}
