import { useQuery } from "@tanstack/solid-query"
import type { Info, Sections } from "@ventanilla/core/casework/sheet/schema"
import { type AsRead, ask, client, keyed } from "../../../api"
import { arrived } from "../../../context/call"
import { language } from "../../../context/language"

// Every reading of a record is written down: coming back to the window must not write it again.
const calm = { refetchOnWindowFocus: false, staleTime: 120_000 }

export const readSheet = (casefileID: string) => ask(client.api.sheets[":casefileID"].$get({ param: { casefileID } }))
export const changeSheet = (casefileID: string, version: AsRead, set: Partial<Sections>, key: string) =>
  ask(client.api.sheets[":casefileID"].$post({ param: { casefileID }, json: { version, set } }, keyed(key)))
export const readSummary = (casefileID: string) =>
  ask(client.api.summaries[":casefileID"].$get({ param: { casefileID } }))

export const useSheet = (casefileID: () => string) =>
  useQuery(() => ({ queryKey: ["sheet", casefileID()], queryFn: () => readSheet(casefileID()), ...calm }))
export type SheetQuery = ReturnType<typeof useSheet>

/** Headquarters' catalogues: their words, and what may be chosen. Until they have come a word is its key. */
export function useCatalogues() {
  const query = useQuery(() => ({
    queryKey: ["catalogues"],
    queryFn: () => ask(client.api.catalogues.$get()),
    staleTime: 60_000,
  }))
  const entries = (catalogue: string) => arrived(query)?.items.find(({ key }) => key === catalogue)?.entries ?? []
  const entry = (catalogue: string, key: string) => entries(catalogue).find((one) => one.key === key)
  return {
    entries,
    entry,
    word: (catalogue: string, key: string) => entry(catalogue, key)?.[language()] ?? key,
    /** What is offered, and what the record `had`, retired or not. */
    options: (catalogue: string, had: readonly string[] = [], parent?: string) =>
      entries(catalogue)
        .filter((one) => (!one.retired || had.includes(one.key)) && (parent === undefined || one.parent === parent))
        .map((one) => ({ value: one.key, label: one[language()] })),
  }
}
export type Catalogues = ReturnType<typeof useCatalogues>

export type { Info as Sheet, Sections }
