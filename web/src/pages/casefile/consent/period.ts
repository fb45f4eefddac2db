import { addDays, dayOf, endOfDay } from "../../../context/days"
import { now, zone } from "../../../context/time"

/** The longest period she may be asked for at once. */
export const longestDays = 90

export const today = () => dayOf(now(), zone())
/** The last day whose end is still within 90 days from this minute. */
export const lastDay = () => addDays(today(), longestDays - 1)
export const defaultEnd = (days: number) => endOfDay(addDays(today(), Math.min(days, longestDays - 1)), zone())
