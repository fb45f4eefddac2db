import facts from "./service-categories.json"

export type Category = { key: string; es: string; en: string; confidentialAddress: boolean }

/** What a service can be for, in both languages; provenance in `service-categories.json`. */
export const categories: readonly Category[] = facts.categories
export const categoryKeys = categories.map((category) => category.key) as [string, ...string[]]
