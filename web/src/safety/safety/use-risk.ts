import { useQuery } from "@tanstack/solid-query"
import { language } from "../../context/language"
import { readLines, readRisk } from "./safety.calls"
import { safety } from "./safety.i18n"

export const useRisk = (casefileID: () => string) =>
  useQuery(() => ({
    queryKey: ["risk", casefileID()],
    queryFn: () => readRisk(casefileID()),
    // Every reading of a record is written down: coming back to the window must not write it again.
    refetchOnWindowFocus: false,
    staleTime: 120_000,
  }))

export const useLines = () => useQuery(() => ({ queryKey: ["risk-lines"], queryFn: readLines, staleTime: 300_000 }))

/** Whom a hand-over went to, by its key. */
export function lineName(key: string, lines: readonly { key: string; names: { es: string; en: string } }[]): string {
  if (key === "on_call") return safety("onCall")
  return lines.find((line) => line.key === key)?.names[language()] ?? safety("handover.other")
}
