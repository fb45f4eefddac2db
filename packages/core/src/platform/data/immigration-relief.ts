import facts from "./immigration-relief.json"

/**
 * Immigration relief in the United States that an attorney may consider: for referrals only, dated, each with its
 * confidence and, where one was read, its source. The product decides nothing by it.
 */
export const relief = facts
