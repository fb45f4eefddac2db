import { categories } from "@ventanilla/core/data/categories"
import { language } from "./language"

/** The name of a kind of service; a key from another release is shown as it is. */
export const categoryName = (key: string): string => categories.find((one) => one.key === key)?.[language()] ?? key
export const categoryNames = (keys: readonly string[]): string => keys.map(categoryName).join(" · ")

/** Kinds of service to choose from: those the consulate works with, or all. */
export const categoryOptions = (keys?: readonly string[]) =>
  categories.filter((one) => !keys || keys.includes(one.key)).map((one) => ({ value: one.key, label: one[language()] }))
