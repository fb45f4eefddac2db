import type { Nested } from "@ventanilla/hsds/assemble"
import { uuidOf } from "@ventanilla/hsds/ids"
import { byID, listOf, oneLine, same, taken, textOf } from "@ventanilla/hsds/lens"
import { type OpeningRead, readSchedule } from "@ventanilla/hsds/read/hours"
import { readLanguage } from "@ventanilla/hsds/read/language"
import { readPhone } from "@ventanilla/hsds/read/phone"
import { foreign } from "@ventanilla/hsds/read/text"
import { Opening, Phone, type PhoneKind, type ServiceDetails } from "./directory.schema"

const mostUnread = 250
/** A value that was not understood, in its original words: shown, and kept until staff remove it. */
const asCame = (value: string): string => foreign(value, false).slice(0, mostUnread).trim() || "?"

/**
 * A list written over the imported one, with only the differences: an element that is still wanted, or was never shown,
 * stays word for word; one that was shown and is no longer wanted is removed; new ones are added.
 */
export function differing<T>(
  raws: readonly Nested[],
  read: (raw: Nested) => T,
  shown: readonly T[],
  wanted: readonly T[],
  make: (one: T) => Nested,
): Nested[] {
  const says = (list: readonly T[], one: T) => list.some((other) => same(other, one))
  const kept = raws.filter((raw) => {
    const one = read(raw)
    return says(wanted, one) || !says(shown, one)
  })
  const there = kept.map(read)
  return byID([...kept, ...wanted.filter((one) => !says(there, one)).map(make)])
}

/** Removes repeats, by content. */
const once = <T>(list: readonly T[]): T[] => [...new Map(list.map((one) => [JSON.stringify(one), one])).values()]
const inService = (object: Nested) => ({ service_id: textOf(object, "id") })

type PhoneSaid = { phone: Phone; unread?: undefined } | { unread: string; phone?: undefined }
const kinds: Record<string, PhoneKind> = {
  voice: "voice",
  cell: "voice",
  text: "text",
  sms: "text",
  fax: "fax",
  textphone: "tty",
  tty: "tty",
  video: "video",
}
const phoneType: Record<PhoneKind, string> = {
  voice: "voice",
  text: "text",
  fax: "fax",
  tty: "textphone",
  video: "video",
}

function phoneSaid(one: Nested): PhoneSaid {
  const languages = listOf(one, "languages").flatMap(
    (its) => readLanguage(textOf(its, "code"), textOf(its, "name")) ?? [],
  )
  const extension = textOf(one, "extension")
  const phone = taken(Phone, {
    number: textOf(one, "number"),
    extension: extension === "" ? null : extension,
    kind: kinds[textOf(one, "type").toLowerCase()] ?? "voice",
    description: oneLine(textOf(one, "description"), 160),
    languages: [...new Set(languages)].sort().slice(0, 12),
  })
  return phone
    ? { phone }
    : { unread: asCame([textOf(one, "number"), extension, textOf(one, "description")].join(" ")) }
}

const phonesShown = (object: Nested) => {
  const all = once(listOf(object, "phones").map(phoneSaid))
  return {
    phones: all.flatMap((one) => one.phone ?? []).slice(0, 20),
    unread: once(all.flatMap((one) => one.unread ?? [])).slice(0, 20),
  }
}

const saidPhones = ({ phones, unread }: ReturnType<typeof phonesShown>): PhoneSaid[] => [
  ...phones.map((phone) => ({ phone })),
  ...unread.map((one) => ({ unread: one })),
]

export const writePhones = (object: Nested, phones: readonly Phone[], unread: readonly string[]): Nested[] =>
  differing(
    listOf(object, "phones"),
    phoneSaid,
    saidPhones(phonesShown(object)),
    saidPhones({ phones: [...phones], unread: [...unread] }),
    (one) => (one.phone ? phone(one.phone, object) : phone({ ...bare, number: one.unread }, object)),
  )

const bare: Omit<Phone, "number"> = { extension: null, kind: "voice", description: null, languages: [] }

function phone({ number, extension, kind, description, languages }: Phone, object: Nested): Nested {
  const id = uuidOf("phone", textOf(object, "id"), number, extension ?? "", kind, description ?? "")
  return {
    id,
    ...inService(object),
    number,
    ...(extension ? { extension: Number(extension) } : {}),
    type: phoneType[kind],
    ...(description ? { description } : {}),
    ...(languages.length > 0
      ? { languages: byID(languages.map((code) => ({ id: uuidOf("language", id, code), phone_id: id, code }))) }
      : {}),
  }
}

const onSite = "Spoken on site"
const someOnSite = "Spoken on site by some"
type LanguageSaid =
  | { code: string; there: "no" | "yes" | "only"; unread?: undefined }
  | { unread: string; code?: undefined }

function languageSaid(one: Nested): LanguageSaid {
  const [code, name, note] = [textOf(one, "code"), textOf(one, "name"), textOf(one, "note")]
  const read = readLanguage(code, name)
  if (!read) return { unread: asCame([code, name].filter(Boolean).join(" ")) }
  return { code: read, there: note === someOnSite ? "only" : /on[- ]?site|in person/i.test(note) ? "yes" : "no" }
}

type Languages = { spoken: string[]; there: string[]; unread: string[] }
export function readLanguages(object: Nested): Languages {
  const all = listOf(object, "languages").map(languageSaid)
  const codes = (wanted: (there: "no" | "yes" | "only") => boolean) =>
    [...new Set(all.flatMap((one) => (one.code !== undefined && wanted(one.there) ? [one.code] : [])))]
      .sort()
      .slice(0, 12)
  return {
    spoken: codes((there) => there !== "only"),
    there: codes((there) => there !== "no"),
    unread: once(all.flatMap((one) => one.unread ?? [])).slice(0, 12),
  }
}

const saidLanguages = ({ spoken, there, unread }: Languages): LanguageSaid[] => [
  ...[...new Set([...spoken, ...there])].map((code) => ({
    code,
    there: !there.includes(code) ? ("no" as const) : spoken.includes(code) ? ("yes" as const) : ("only" as const),
  })),
  ...unread.map((one) => ({ unread: one })),
]

export function writeLanguages(object: Nested, wanted: Languages): Nested[] {
  const [shown, next] = [saidLanguages(readLanguages(object)), saidLanguages(wanted)]
  const coded = (list: LanguageSaid[], code: string) => list.find((one) => one.code === code)
  return differing(
    listOf(object, "languages"),
    (raw) => {
      const own = languageSaid(raw)
      // A repeated value is shown once: when removed, all repeats are removed.
      return own.code === undefined || coded(next, own.code) ? own : (coded(shown, own.code) ?? own)
    },
    shown,
    next,
    (one) => ({
      id: uuidOf("language", textOf(object, "id"), one.code ?? one.unread),
      ...inService(object),
      ...(one.code === undefined ? { name: one.unread } : { code: one.code }),
      ...(one.code === undefined || one.there === "no" ? {} : { note: one.there === "yes" ? onSite : someOnSite }),
    }),
  )
}

type Hours = Pick<ServiceDetails["hours"], "always" | "openings" | "note"> & { unread: string[] }
type ScheduleSaid =
  | { opening: Opening; unread?: undefined }
  | { always: true; opening?: undefined; unread?: undefined }
  | { note: string; opening?: undefined; unread?: undefined }
  | { unread: string; opening?: undefined }

const dayAndNight = "24/7"
const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

/**
 * "24/7" beside opening hours: one of them is about something else, and nobody is sent at night to a door that may be
 * closed.
 */
function isContradicted(schedules: readonly Nested[]): boolean {
  const kinds = schedules.map((raw) => readSchedule(raw).kind)
  return kinds.includes("always") && kinds.some((kind) => kind === "opening" || kind === "unread")
}

/** All words without a time are one note: it stays while it is unchanged. */
function scheduleSaid(schedules: readonly Nested[], note: string | null): (raw: Nested) => ScheduleSaid {
  const isDoubtful = isContradicted(schedules)
  return (raw) => {
    const read = readSchedule(raw)
    if (read.kind === "always") return isDoubtful ? { unread: dayAndNight } : { always: true }
    if (read.kind === "words") return { note: note ?? "" }
    const opening = read.kind === "opening" ? taken(Opening, tidied(read.opening)) : null
    return opening ? { opening } : { unread: asCame(read.kind === "unread" ? read.text : "") }
  }
}

/**
 * A schedule's own words as one line; when they are too long to keep, the schedule counts as not understood rather than
 * being cut.
 */
const tidied = ({ note, ...opening }: OpeningRead) =>
  note === undefined ? opening : { ...opening, note: foreign(note, false) }

const noteOf = (schedules: readonly Nested[]): string | null => {
  const words = schedules.map(readSchedule).flatMap((read) => (read.kind === "words" ? [read.words] : []))
  return oneLine([...new Set(words)].join("; "), 250)
}

/** Weekly opening hours. `always`: the record says "24/7" elsewhere. */
export function readHours(object: Nested, always: boolean): Hours {
  const schedules = listOf(object, "schedules")
  const all = once(schedules.map(scheduleSaid(schedules, null)))
  const isAlways = always || all.some((one) => "always" in one)
  const unread = once(all.flatMap((one) => one.unread ?? [])).slice(0, 28)
  const openings = isAlways ? [] : all.flatMap((one) => one.opening ?? []).slice(0, 28)
  return { always: isAlways, openings, note: noteOf(schedules), unread }
}

const saidHours = ({ always, openings, note, unread }: Hours): ScheduleSaid[] => [
  ...(always ? [{ always: true as const }] : openings.map((opening) => ({ opening }))),
  ...(note === null ? [] : [{ note }]),
  ...unread.map((one) => ({ unread: one })),
]

export function writeHours(object: Nested, wanted: Hours): Nested[] {
  const schedules = listOf(object, "schedules")
  const id = (key: string) => uuidOf("schedule", textOf(object, "id"), key)
  const weekly = (
    { weekdays: on, opens, closes, note }: Opening,
    more: Nested = note ? { description: note } : {},
  ): Nested => {
    const byday = [...on]
      .sort()
      .map((day) => weekdays[day - 1])
      .join(",")
    const key = `${byday} ${opens} ${closes}`
    return { id: id(key), ...inService(object), freq: "WEEKLY", byday, opens_at: opens, closes_at: closes, ...more }
  }
  const everyDay = { weekdays: [1, 2, 3, 4, 5, 6, 7], opens: "00:00", closes: "23:59" }
  return differing(
    schedules,
    scheduleSaid(schedules, noteOf(schedules)),
    saidHours(readHours(object, false)),
    saidHours(wanted),
    (one) => {
      if (one.opening) return weekly(one.opening)
      if ("always" in one) return weekly(everyDay, { description: dayAndNight })
      const words = one.unread ?? one.note
      return { id: id(one.unread ?? "note"), ...inService(object), description: words }
    },
  )
}

/** The parts of a record that are lists, in which some elements may not be understood. */
export function readLists(object: Nested, always: boolean) {
  const { phones, unread } = phonesShown(object)
  const languages = readLanguages(object)
  const hours = readHours(object, always)
  return { phones, languages, hours, unread: { phones: unread, languages: languages.unread, schedules: hours.unread } }
}

/** The first number of a new organisation that can be dialled, to call it. */
export const firstPhone = (organization: Nested): string | null => {
  for (const one of listOf(organization, "phones")) {
    const read = readPhone(textOf(one, "number"))
    const extension = textOf(one, "extension") || read?.extension
    if (read) return extension ? `${read.number} ext. ${extension}` : read.number
  }
  return null
}
