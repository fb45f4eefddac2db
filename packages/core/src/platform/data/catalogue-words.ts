import type { CatalogueEntry, CatalogueKey, Confidence } from "./catalogues"
import first from "./catalogues.json"
import { firstHotlines } from "./hotline-words"

type Raw = Omit<CatalogueEntry, "retired" | "parent" | "facts" | "confidence"> & {
  confidence: string
  parent?: string
  facts?: Partial<CatalogueEntry["facts"]>
}

/**
 * The entries shipped with the product, until headquarters publishes its own; each entry has its source and confidence.
 */
export const firstEntries = (key: CatalogueKey): CatalogueEntry[] =>
  key === "hotline" ? firstHotlines() : written(key)

const written = (key: CatalogueKey): CatalogueEntry[] =>
  ((first as Record<string, Raw[]>)[key] ?? []).map(({ parent = null, facts = {}, confidence, ...words }) => ({
    ...words,
    confidence: confidence as Confidence,
    retired: false,
    parent,
    facts: facts as CatalogueEntry["facts"],
  }))
