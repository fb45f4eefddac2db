import { RRuleTemporal } from "rrule-temporal"
import { Temporal } from "temporal-polyfill"
import { VisibleError } from "../../platform/error"
import { mostOccurrences, type Recurrence } from "./outreach.schema"

type Span = { startsAt: string; endsAt: string }
type Placed = Span & { timeZone: string }

const days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const
const most = { months: 24 } as const

const local = (at: string, timeZone: string) => Temporal.Instant.from(at).toZonedDateTimeISO(timeZone)

/** The rule as iCalendar writes it. Its end is an instant: the end of the last day in the activity's time zone. */
export function ruleOf(recurrence: Recurrence, { startsAt, timeZone }: Placed): string {
  const start = local(startsAt, timeZone)
  const { freq, interval, weekdays, nth, count, until } = recurrence
  const parts = [`FREQ=${freq.toUpperCase()}`, ...(interval > 1 ? [`INTERVAL=${interval}`] : [])]
  const named = [...weekdays].sort((a, b) => a - b).map((day) => days[day - 1])
  if (freq === "weekly" && named.length > 0) parts.push(`BYDAY=${named.join(",")}`)
  if (freq === "monthly")
    parts.push(nth === null ? `BYMONTHDAY=${start.day}` : `BYDAY=${nth}${days[start.dayOfWeek - 1]}`)
  if (count !== null) parts.push(`COUNT=${count}`)
  if (until !== null)
    parts.push(`UNTIL=${utc(Temporal.PlainDate.from(until).add({ days: 1 }).toZonedDateTime(timeZone))}`)
  return parts.join(";")
}

function utc(end: Temporal.ZonedDateTime): string {
  const last = end.subtract({ seconds: 1 }).toInstant().toString({ smallestUnit: "second" })
  return last.replaceAll(/[-:]/g, "")
}

/** The moments of a rule from its first on, each at the same local hour. */
export function momentsOf(rule: string, { startsAt, timeZone }: Omit<Placed, "endsAt">): string[] {
  const dtstart = local(startsAt, timeZone)
  const each = new RRuleTemporal({ rruleString: `RRULE:${rule}`, dtstart, temporal: Temporal })
  return each.all((_, index) => index <= mostOccurrences).map((one) => one.toInstant().toString())
}

/**
 * Every time that it takes place. It begins and ends at its local hours: one that ends at eight ends at eight, on
 * the night of the change, too.
 */
export function occurrencesOf(first: Placed, recurrence: Recurrence): Span[] {
  const { timeZone } = first
  const rule = ruleOf(recurrence, first)
  const moments = momentsOf(rule, first)
  const start = local(first.startsAt, timeZone)
  if (moments[0] === undefined || Date.parse(moments[0]) !== Date.parse(first.startsAt))
    throw new VisibleError("validation", "outreach_first_day", "recurrence")
  const end = start.add(most).toInstant().toString()
  if (moments.length > mostOccurrences || (moments.at(-1) ?? "") > end)
    throw new VisibleError("validation", "outreach_too_many", "recurrence")
  const lasts = start.toPlainDateTime().until(local(first.endsAt, timeZone).toPlainDateTime())
  const kept = moments.filter((at) => !recurrence.except.includes(local(at, timeZone).toPlainDate().toString()))
  if (kept[0] !== moments[0]) throw new VisibleError("validation", "outreach_first_day", "recurrence")
  return kept.map((startsAt) => ({
    startsAt,
    endsAt: local(startsAt, timeZone).toPlainDateTime().add(lasts).toZonedDateTime(timeZone).toInstant().toString(),
  }))
}
