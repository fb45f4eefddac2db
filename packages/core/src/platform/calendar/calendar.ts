import * as rules from "./calendar.rules"
import { holidays } from "./holidays"

export const nextDigestAt = rules.nextDigestAt

/** When an answer is awaited: see the rule. */
export const businessDeadline = async (from: string, days: number, both: rules.Both): Promise<string> =>
  rules.businessDeadline(from, days, both, await holidays())

/** How many business days of both sides have closed between two instants. */
export const businessDaysBetween = async (from: string, to: string, both: rules.Both): Promise<number> =>
  rules.businessDaysBetween(from, to, both, await holidays())
