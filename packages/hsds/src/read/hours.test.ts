import { describe, expect, it } from "vitest"
import { readClock } from "./clock"
import { readCountry } from "./country"
import { readSchedule, readWeekdays } from "./hours"
import { readLanguage } from "./language"

describe("a time of the wall", () => {
  it.each([
    ...[
      ["18:00", "18:00"],
      ["9:00", "09:00"],
      ["09:00:00", "09:00"],
      ["09:00:00.000Z", "09:00"],
      ["09:00-05:00", "09:00"],
    ],
    ...[
      ["06:00 PM", "18:00"],
      ["6pm", "18:00"],
      ["6 p.m.", "18:00"],
      ["6:30PM", "18:30"],
      ["6:30 p. m.", "18:30"],
      ["6 PM", "18:00"],
    ],
    ...[
      ["12:00 AM", "00:00"],
      ["12 pm", "12:00"],
      ["0900", "09:00"],
      ["24:00", "24:00"],
      ["00:00", "00:00"],
      ["18h30", "18:30"],
    ],
    ...[
      ["noon", "12:00"],
      ["Mediodía", "12:00"],
      ["midnight", "00:00"],
      ["medianoche", "00:00"],
      ["9.30", "09:30"],
      ["18:00 hrs", "18:00"],
    ],
  ])("%s is %s", (value, clock) => expect(readClock(value)?.clock).toBe(clock))
  it.each([
    "",
    "9:60",
    "25:00",
    "24:30",
    "13:00 PM",
    "0 am",
    "6 m",
    "por la tarde",
    "9-5",
    "9:00 to 5:00",
    "all day",
    "123456",
    "9²",
    "1½",
  ])("%j is none", (value) => expect(readClock(value)).toBeUndefined())
})

describe("weekdays", () => {
  it.each([
    ["MO,TU,WE", [1, 2, 3]],
    ["MO-FR", [1, 2, 3, 4, 5]],
    ["Lunes a viernes", [1, 2, 3, 4, 5]],
    ["Mon to Fri", [1, 2, 3, 4, 5]],
    ["SA-MO", [1, 6, 7]],
    ["Saturday; Sunday", [6, 7]],
    ["mié, sáb.", [3, 6]],
  ])("%s", (value, days) => expect(readWeekdays(value)).toEqual(days))
  it.each(["", "1MO", "weekdays", "MO-", "MO-TU-WE"])("%j is none", (value) =>
    expect(readWeekdays(value)).toBeUndefined(),
  )
})

describe("a schedule", () => {
  const weekly = (opens_at: string, closes_at: string, more: object = {}) =>
    readSchedule({ freq: "WEEKLY", byday: "SU", opens_at, closes_at, ...more })
  it.each([
    ["06:00 PM", "11:00 PM", "18:00", "23:00"],
    ["9:00", "22:00", "09:00", "22:00"],
    ["18:00", "02:00", "18:00", "02:00"],
    ["6pm", "2am", "18:00", "02:00"],
    ["10:00", "24:00", "10:00", "00:00"],
    ["00:00", "24:00", "00:00", "23:59"],
    ["9:00 AM", "noon", "09:00", "12:00"],
    ["6 PM", "00:00", "18:00", "00:00"],
    ["0:00", "5:00", "00:00", "05:00"],
  ])("%s to %s", (opens, closes, from, to) =>
    expect(weekly(opens, closes)).toEqual({ kind: "opening", opening: { weekdays: [7], opens: from, closes: to } }),
  )
  it.each([
    ["9:00", "5:00", {}],
    ["1:00", "5:00", {}],
    ["1:00", "5:00 PM", {}],
    ["6:00 PM", "10:00", {}],
    ["10:00", "6:00 AM", {}],
    ["09:00", "17:00", { description: "No abre 24/7" }],
    ["09:00", "17:00", { description: "24/7 hotline; office 9-5" }],
    ["9:00", "", {}],
    ["nine", "17:00", {}],
    ["09:00", "17:00", { byday: "1MO" }],
    ["09:00", "17:00", { freq: "MONTHLY" }],
    ["09:00", "17:00", { freq: "YEARLY" }],
    ["09:00", "17:00", { notes: "freq: DAILY" }],
    ["09:00", "17:00", { interval: 2 }],
    ["09:00", "17:00", { valid_to: "2026-12-24" }],
    // It may not have begun when it is read, or nobody knows when.
    ["09:00", "17:00", { valid_from: "2026-01-01" }],
    ["09:00", "17:00", { valid_from: "2031-09-01" }],
    ["09:00", "17:00", { valid_from: "2031-09-01", description: "Solo con cita" }],
    ["09:00", "17:00", { valid_from: "09/01/2025" }],
    ["09:00", "17:00", { valid_from: "pronto" }],
    // A whole day, or hours left empty.
    ["00:00", "00:00", {}],
    ["09:00", "09:00", {}],
    ["12:00 AM", "12:00 AM", {}],
    ["09:00", "17:00", { description: "24/7" }],
    ["00:00", "00:00", { byday: "MO,TU,WE,TH,FR,SA,SU", description: "24/7" }],
  ])("%s to %s %j is not understood, and its words stay", (opens, closes, more) => {
    const read = weekly(opens, closes, more)
    expect(read.kind).toBe("unread")
    expect(read.kind === "unread" && read.text).toContain(opens)
  })
})

describe("the own words of a schedule", () => {
  const opening = { weekdays: [7], opens: "09:00", closes: "17:00" }
  const said = (more: object) =>
    readSchedule({ freq: "WEEKLY", byday: "SU", opens_at: "09:00", closes_at: "17:00", ...more })
  it.each([
    [{ description: "Solo con cita" }, "Solo con cita"],
    [{ notes: "Ring twice" }, "Ring twice"],
    [{ description: "Solo con cita", notes: "Toque el timbre" }, "Solo con cita · Toque el timbre"],
    [{ description: "Solo con cita", valid_from: "2019-05-01" }, "Solo con cita"],
  ])("%j stay with its opening", (more, note) =>
    expect(said(more)).toEqual({ kind: "opening", opening: { ...opening, note } }),
  )
  it("are all there are without a time, notes too", () =>
    expect(readSchedule({ description: "Con cita", notes: "Llame antes" })).toEqual({
      kind: "words",
      words: "Con cita · Llame antes",
    }))
  it("and day and night that has not begun are not understood", () => {
    expect(readSchedule({ description: "24/7", valid_from: "2031-01-01" }).kind).toBe("unread")
    expect(readSchedule({ description: "Con cita", valid_from: "2031-01-01" })).toEqual({
      kind: "unread",
      text: "2031-01-01 Con cita",
    })
  })
})

/** Each field by which a schedule says that it does not apply every week from now on without end. */
const notEveryWeek = {
  ...{ valid_from: "2031-01-01", dtstart: "2031-01-01", valid_to: "2020-01-01", until: "2020-12-31", interval: "2" },
  ...{ count: "3", bymonthday: "1,15", byyearday: "100", byweekno: "2", freq: "MONTHLY" },
}
describe.each(Object.entries(notEveryWeek))("a schedule with %s", (key, value) => {
  it.each([
    { description: "24/7" },
    { description: "Solo con cita" },
    { notes: "Ring twice" },
    { byday: "MO", opens_at: "09:00", closes_at: "17:00" },
    { byday: "MO", opens_at: "09:00", closes_at: "17:00", description: "24/7" },
    { byday: "MO,TU,WE,TH,FR,SA,SU", opens_at: "00:00", closes_at: "24:00", description: "24/7" },
  ])("and %j is not understood, and loses none of its words", (more) => {
    const read = readSchedule({ ...more, [key]: value })
    expect(read.kind).toBe("unread")
    for (const word of [value, ...Object.values(more)]) expect(read.kind === "unread" && read.text).toContain(word)
  })
})

describe("day and night", () => {
  it.each([
    ["MO,TU,WE,TH,FR,SA,SU", "00:00", "23:59", "always"],
    ["Mon-Sun", "12:00 AM", "24:00", "always"],
    ["MO", "00:00", "24:00", "unread"],
    ["MO,TU,WE,TH,FR,SA,SU", "09:00", "17:00", "unread"],
    ["MO,TU,WE,TH,FR", "", "", "unread"],
    ["", "09:00", "17:00", "unread"],
  ])(
    "beside %j %j %j is %s: nobody is sent at night to a door that may be closed",
    (byday, opens_at, closes_at, kind) =>
      expect(readSchedule({ byday, opens_at, closes_at, description: "24/7" }).kind).toBe(kind),
  )
  it.each(["24/7", "Open 24/7", "abierto 24 / 7."])("%s", (description) =>
    expect(readSchedule({ description })).toEqual({ kind: "always" }),
  )
  it.each(["Abierto 24/7 excepto festivos", "Not 24/7"])("%s is only words", (description) =>
    expect(readSchedule({ description })).toEqual({ kind: "words", words: description }),
  )
})

describe("a language", () => {
  it.each([
    ...[
      ["es", "", "es"],
      ["es-MX", "", "es"],
      ["spa", "", "es"],
      ["ES", "", "es"],
      ["SPANISH", "", "es"],
      ["en_US", "", "en"],
    ],
    ...[
      ["", "Spanish", "es"],
      ["", "Español (México)", "es"],
      ["", "espanol", "es"],
      ["", "Spanish; Castilian", "es"],
    ],
    ...[
      ["", "Inglés", "en"],
      ["", "français", "fr"],
      ["", "中文", "zh"],
      ["", "Chinese (Mandarin)", "zh"],
    ],
    ...[
      ["nah", "", "nah"],
      ["", "Náhuatl", "nah"],
      ["mxv", "", "mxv"],
      ["", "American Sign Language", "ase"],
      ["eng", "x", "en"],
    ],
    ...[
      ["", "Haitian Creole", "ht"],
      ["", "K’iche’", "quc"],
      ["vie", "", "vi"],
      ["", "Language: Portuguese", "pt"],
      ["", "Chinese, Cantonese", "zh"],
      ["no", "", "no"],
      ["esp", "", "es"],
      ["und", "Spanish", "es"],
    ],
  ])("%j %j is %s", (code, name, expected) => expect(readLanguage(code, name)).toBe(expected))
  it.each([
    ["", ""],
    ["xx", ""],
    ["", "Klingonés"],
    ["", "varios"],
    ["", "others"],
    ["??", ""],
    ["", "Inglés/Español"],
    ["", "English, Spanish"],
    ["", "Sí"],
    ["", "no"],
    ["und", ""],
    ["mul", ""],
  ])("%j %j is unknown, never English", (code, name) => expect(readLanguage(code, name)).toBeUndefined())
})

describe("a country", () => {
  it.each([
    ...[
      ["US", "US"],
      ["us", "US"],
      ["USA", "US"],
      ["U.S.A.", "US"],
      ["United States", "US"],
      ["United States of America", "US"],
    ],
    ...[
      ["EE. UU.", "US"],
      ["EE.UU.", "US"],
      ["E.U.A.", "US"],
      ["Estados Unidos", "US"],
      ["México", "MX"],
      ["MEX", "MX"],
      ["Canadá", "CA"],
    ],
    ["Guatemala", "GT"],
    ...["GB", "FR", "RU", "CD", "DE"].map((code): [string, string] => [code, code]),
    ["Reino Unido", "GB"],
    ["UK", "GB"],
    ["Francia", "FR"],
  ])("%s is %s", (value, code) => expect(readCountry(value)).toBe(code))
  it.each(["", "XX", "Narnia", "00", "ZZ", "UN"])("%j is unknown", (value) =>
    expect(readCountry(value)).toBeUndefined(),
  )
})
