import facts from "./service-categories.json"

export type Category = { key: string; es: string; en: string; confidentialAddress: boolean }

/** What a service can be for, in both languages; provenance in `service-categories.json`. */
export const categories: readonly Category[] = facts.categories
export const categoryKeys = categories.map((category) => category.key) as [string, ...string[]]

const sheltering = new Set(categories.filter((one) => one.confidentialAddress).map(({ key }) => key))
/** Where such a service is must not be known. */
export const isSheltering = (category: string): boolean => sheltering.has(category)
