import { addDays, dayOf, endOfDay } from "../../../context/days"
import { now, zone } from "../../../context/time"

export const today = () => dayOf(now(), zone())
/** The last day whose end is still within `most` days from this minute. */
export const lastDay = (most: number) => addDays(today(), most - 1)
export const defaultEnd = (days: number, most: number) => endOfDay(addDays(today(), Math.min(days, most - 1)), zone())
