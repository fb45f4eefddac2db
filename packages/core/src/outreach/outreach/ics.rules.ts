import { Temporal } from "temporal-polyfill"
import type { PublicEvent } from "./outreach.schema"
import { momentsOf } from "./recurrence.rules"

/** Characters that end a value or begin another are escaped with a backslash. */
const escaped = (text: string): string => text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n")

/** A line of at most 75 octets, cut between characters; a continuation begins with a space. */
function folded(line: string): string {
  const encoder = new TextEncoder()
  let [text, octets] = ["", 0]
  for (const letter of line) {
    const size = encoder.encode(letter).length
    octets += size
    if (octets > 74) {
      text += "\r\n "
      octets = size
    }
    text += letter
  }
  return text
}

const localTime = (at: string, timeZone: string): string =>
  Temporal.Instant.from(at)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: "second" })
    .replaceAll(/[-:]/g, "")
const utc = (at: string): string =>
  Temporal.Instant.from(at).toString({ smallestUnit: "second" }).replaceAll(/[-:]/g, "")
const placed = (name: string, at: string, timeZone: string) => `${name};TZID=${timeZone}:${localTime(at, timeZone)}`

/** `-05:00` as iCalendar writes it. */
const offset = (value: string): string => value.replace(/^([+-]\d\d):(\d\d).*$/, "$1$2")

/** A time zone with all its transitions between two instants, so that a reader needs no zone database. */
function zone(timeZone: string, from: string, to: string): string[] {
  const start = Temporal.Instant.from(from).toZonedDateTimeISO(timeZone)
  const first = start.getTimeZoneTransition("previous") ?? start.subtract({ years: 1 })
  const changes: Temporal.ZonedDateTime[] = [first]
  for (let next = first.getTimeZoneTransition("next"); next; next = next.getTimeZoneTransition("next")) {
    if (Temporal.Instant.compare(next.toInstant(), Temporal.Instant.from(to)) > 0) break
    changes.push(next)
  }
  const least = Math.min(...changes.map(({ offsetNanoseconds }) => offsetNanoseconds))
  return [
    "BEGIN:VTIMEZONE",
    `TZID:${timeZone}`,
    ...changes.flatMap((change) => {
      const before = change.toInstant().subtract({ milliseconds: 1 }).toZonedDateTimeISO(timeZone)
      // The instant of the transition in the local time before it.
      const shown = change.toInstant().toZonedDateTimeISO(before.offset).toPlainDateTime()
      const kind = change.offsetNanoseconds > least ? "DAYLIGHT" : "STANDARD"
      return [
        `BEGIN:${kind}`,
        `DTSTART:${shown.toString({ smallestUnit: "second" }).replaceAll(/[-:]/g, "")}`,
        `TZOFFSETFROM:${offset(before.offset)}`,
        `TZOFFSETTO:${offset(change.offset)}`,
        `END:${kind}`,
      ]
    }),
    "END:VTIMEZONE",
  ]
}

function body(event: PublicEvent, uid: string, more: string[]): string[] {
  const { startsAt, endsAt, timeZone, title, place, cancelled, stamp, sequence } = event
  return [
    "BEGIN:VEVENT",
    `UID:${uid}@ventanilla`,
    `DTSTAMP:${utc(stamp)}`,
    `SEQUENCE:${sequence}`,
    placed("DTSTART", startsAt, timeZone),
    placed("DTEND", endsAt, timeZone),
    ...more,
    `SUMMARY:${escaped(title)}`,
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    `STATUS:${cancelled ? "CANCELLED" : "CONFIRMED"}`,
    "CLASS:PUBLIC",
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]
}

/** A series: the rule once, with its exceptions, and each event that differs from the rule. */
function together(uid: string, events: PublicEvent[]): string[] {
  const [head] = events
  if (!head?.series) return []
  const { rule, startsAt, endsAt } = head.series
  const { timeZone } = head
  const same = events.filter((event) => follows(event, head))
  const model = same[0] ?? head
  const known = new Set(events.map(({ series }) => Date.parse(series?.original ?? "")))
  const left = momentsOf(rule, { startsAt, timeZone }).filter((at) => !known.has(Date.parse(at)))
  const master = { ...model, startsAt, endsAt, cancelled: false }
  return [
    ...body(master, uid, [`RRULE:${rule}`, ...left.map((at) => placed("EXDATE", at, timeZone))]),
    ...events
      .filter((event) => !same.includes(event) || !alike(event, model))
      .flatMap((event) => body(event, uid, [placed("RECURRENCE-ID", event.series?.original ?? "", timeZone)])),
  ]
}

/**
 * How long it is, in milliseconds; NaN over a night in which the clock changes. RFC 5545 (3.8.5.3) gives every event of a
 * series the exact duration of the first. Some programs add the exact duration, others the difference in local time. They
 * agree where the two are equal; elsewhere the event is written out.
 */
const long = ({ startsAt, endsAt, timeZone }: { startsAt: string; endsAt: string; timeZone: string }): number => {
  const on = (at: string) => Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDateTime()
  const exact = Date.parse(endsAt) - Date.parse(startsAt)
  return on(startsAt).until(on(endsAt)).total("milliseconds") === exact ? exact : Number.NaN
}
/** At the time of the rule, as long as the first, and not called off. */
const follows = (event: PublicEvent, head: PublicEvent): boolean =>
  event.series !== null &&
  !event.cancelled &&
  event.timeZone === head.timeZone &&
  Date.parse(event.startsAt) === Date.parse(event.series.original) &&
  long(event) === long({ ...event.series, timeZone: event.timeZone })
const alike = (a: PublicEvent, b: PublicEvent): boolean => a.title === b.title && a.place === b.place

/** A consulate's public activities as iCalendar (RFC 5545). */
export function icsOf(name: string, events: readonly PublicEvent[]): string {
  const zones = new Map<string, { from: string; to: string }>()
  for (const { timeZone, startsAt, endsAt, series } of events) {
    const span = zones.get(timeZone) ?? { from: startsAt, to: endsAt }
    const from = [span.from, startsAt, series?.startsAt ?? startsAt].sort()[0] ?? startsAt
    zones.set(timeZone, { from, to: [span.to, endsAt].sort()[1] ?? endsAt })
  }
  const series = new Map<string, PublicEvent[]>()
  for (const event of events)
    if (event.series) series.set(event.series.uid, [...(series.get(event.series.uid) ?? []), event])
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Ventanilla//Agenda//ES",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
    "X-PUBLISHED-TTL:PT6H",
    ...[...zones].flatMap(([timeZone, { from, to }]) => zone(timeZone, from, to)),
    ...events.filter((event) => !event.series).flatMap((event) => body(event, event.uid, [])),
    ...[...series].flatMap(([uid, those]) => together(uid, those)),
    "END:VCALENDAR",
  ]
  return `${lines.map(folded).join("\r\n")}\r\n`
}
