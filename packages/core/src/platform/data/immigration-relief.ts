import facts from "./immigration-relief.json"

/**
 * Immigration relief that an attorney may consider, in the United States: for referring only, dated, each with its confidence and, where one
 * was read, its source. Nothing in the product decides by it.
 */
export const relief = facts
