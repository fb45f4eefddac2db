import { readClock } from "./clock"

/**
 * Weekly opening hours in local time; a closing time not later than the opening is on the next day. `note`: its own
 * words.
 */
export type OpeningRead = { weekdays: number[]; opens: string; closes: string; note?: string }
/** The meaning of an HSDS schedule: opening hours, only words, always open, or not understood. */
export type ScheduleRead =
  | { kind: "opening"; opening: OpeningRead }
  | { kind: "words"; words: string }
  | { kind: "always" }
  | { kind: "unread"; text: string }

type Schedule = Readonly<Record<string, unknown>>

const days: Record<string, number> = {}
const names = [
  ["mo", "mon", "monday", "lu", "lun", "lunes"],
  ["tu", "tue", "tues", "tuesday", "ma", "mar", "martes"],
  ["we", "wed", "wednesday", "mi", "mie", "miercoles"],
  ["th", "thu", "thur", "thurs", "thursday", "ju", "jue", "jueves"],
  ["fr", "fri", "friday", "vi", "vie", "viernes"],
  ["sa", "sat", "saturday", "sab", "sabado"],
  ["su", "sun", "sunday", "do", "dom", "domingo"],
]
for (const [at, its] of names.entries()) for (const name of its) days[name] = at + 1

const said = (schedule: Schedule, key: string): string => {
  const value = schedule[key]
  return typeof value === "string" || typeof value === "number" ? String(value).trim() : ""
}

/** `MO,TU`, `Mon-Fri`, `lunes a viernes`: the weekdays, Monday 1; undefined for anything else. */
export function readWeekdays(value: string): number[] | undefined {
  const plain = value
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/ ?(?:[-–]|\bto\b|\ba\b) ?/g, "-")
  const found: number[] = []
  for (const part of plain.split(/[,;/\s]+/).filter(Boolean)) {
    const [first, last, ...more] = part.split("-").map((name) => days[name.replace(/\.$/, "")])
    if (!first || more.length > 0 || (part.includes("-") && !last)) return undefined
    for (let day = first; ; day = (day % 7) + 1) {
      found.push(day)
      if (day === (last ?? first)) break
    }
  }
  return found.length > 0 ? [...new Set(found)].sort() : undefined
}

/** Begins the notes of a schedule that repeats in a way for which HSDS has no field. */
export const otherwise = "freq: "

/** Matches only this: "not 24/7" and "24/7 hotline; office 9-5" mean something else. */
const always = /^(?:open|abierto|abierta)? ?24 ?\/ ?7[.!]?$/i

/** Fields that make a schedule more than a weekly repetition. */
const moreThanWeekly = ["valid_to", "until", "count", "bymonthday", "byyearday", "byweekno"]
/**
 * A schedule that began before this day counts as begun, whenever it is read: a record means the same at its import and
 * at each edit. One that begins later may not have begun, so it is not understood; its words are shown.
 */
const begun = "2026-01-01"

/** Reads one schedule. When in doubt it is not understood: guessed hours send a woman to a closed door. */
export function readSchedule(schedule: Schedule): ScheduleRead {
  const [opens, closes, description] = [
    said(schedule, "opens_at"),
    said(schedule, "closes_at"),
    said(schedule, "description"),
  ]
  const words = [description, said(schedule, "notes")].filter(Boolean).join(" · ")
  const unread = { kind: "unread" as const, text: asCame(schedule) }
  // A schedule that ends, begins later or repeats less often than weekly is not understood, whatever else it says.
  if (!isEveryWeek(schedule)) return unread
  if (!opens && !closes && !said(schedule, "byday"))
    return always.test(words) ? { kind: "always" } : words ? { kind: "words", words } : unread
  const opening = openingOf(schedule, opens, closes)
  if (always.test(words)) return opening && isWholeWeek(opening) ? { kind: "always" } : unread
  // Opening hours beside "24/7": one of them is about something else.
  if (/24\s*\/\s*7/.test(words)) return unread
  return opening ? { kind: "opening", opening: words ? { ...opening, note: words } : opening } : unread
}

function isEveryWeek(schedule: Schedule): boolean {
  const freq = said(schedule, "freq").toUpperCase()
  return (
    ["valid_from", "dtstart"].every((key) => hasBegun(said(schedule, key))) &&
    !moreThanWeekly.some((key) => said(schedule, key)) &&
    ["", "1"].includes(said(schedule, "interval")) &&
    ["", "WEEKLY", "DAILY"].includes(freq) &&
    !said(schedule, "notes").startsWith(otherwise)
  )
}

const isWholeWeek = ({ weekdays, opens, closes }: OpeningRead) =>
  weekdays.length === 7 && opens === "00:00" && closes === "23:59"

const hasBegun = (from: string) => from === "" || (/^\d{4}-\d\d-\d\d/.test(from) && from.slice(0, 10) < begun)

function openingOf(schedule: Schedule, opens: string, closes: string): OpeningRead | undefined {
  const byday = said(schedule, "byday")
  const isDaily = said(schedule, "freq").toUpperCase() === "DAILY" && !byday
  const weekdays = isDaily ? [1, 2, 3, 4, 5, 6, 7] : readWeekdays(byday)
  const [from, to] = [readClock(opens), readClock(closes)]
  // The same hour twice is a whole day, or a field that nobody filled in.
  if (!weekdays || !from || !to || from.clock === "24:00" || from.clock === to.clock) return undefined
  // "9:00" to "5:00" more likely ends in the afternoon than the next morning, "1:00" to "5:00 PM" more likely begins in
  // the afternoon than at night: nobody knows.
  const isNextDay = to.clock <= from.clock
  if (isNextDay && (!(from.sure && to.sure) || (from.half ?? to.half) !== (to.half ?? from.half))) return undefined
  if (!from.sure && from.clock < "06:00") return undefined
  const isWhole = from.clock === "00:00" && to.clock === "24:00"
  return { weekdays, opens: from.clock, closes: isWhole ? "23:59" : to.clock === "24:00" ? "00:00" : to.clock }
}

/** The original words of a schedule, to be shown. */
function asCame(schedule: Schedule): string {
  const keys = [
    "byday",
    "opens_at",
    "closes_at",
    "freq",
    "interval",
    "count",
    "bymonthday",
    "byyearday",
    "byweekno",
    "dtstart",
    "valid_from",
    "valid_to",
    "until",
    "description",
    "notes",
  ]
  return keys
    .map((key) => said(schedule, key))
    .filter(Boolean)
    .join(" ")
}
