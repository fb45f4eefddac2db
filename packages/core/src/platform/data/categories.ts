import facts from "./service-categories.json"

export type Category = { key: string; es: string; en: string; confidentialAddress: boolean }

/** The categories of services, in both languages; provenance in `service-categories.json`. */
export const categories: readonly Category[] = facts.categories
export const categoryKeys = categories.map((category) => category.key) as [string, ...string[]]

const sheltering = new Set(categories.filter((one) => one.confidentialAddress).map(({ key }) => key))
/** Services of this category have a secret location. */
export const isSheltering = (category: string): boolean => sheltering.has(category)
