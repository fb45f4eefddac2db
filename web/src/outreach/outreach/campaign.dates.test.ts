import { firstEntries } from "@ventanilla/core/data/catalogue-words"
import { expect, test } from "vitest"
import { spanIn } from "./campaign.dates"
import { weeksOf } from "./month.weeks"

test("a campaign's days in a month", () => {
  const week = { from: "11-25", until: "12-10" }
  expect(spanIn("2026-11", week)).toEqual({ from: "2026-11-25", until: "2026-11-30" })
  expect(spanIn("2026-12", week)).toEqual({ from: "2026-12-01", until: "2026-12-10" })
  expect(spanIn("2026-10", week)).toBeUndefined()
  expect(spanIn("2027-02", { from: "25" })).toEqual({ from: "2027-02-25", until: "2027-02-25" })
  expect(spanIn("2027-02", { from: "30" })).toBeUndefined()
  for (const wrong of [{}, { from: "mañana" }, { from: "12-10", until: "11-25" }, { from: "13-01" }])
    expect(spanIn("2026-11", wrong as Record<string, string>)).toBeUndefined()
  const november = firstEntries("campaign").filter(({ facts }) => spanIn("2026-11", facts))
  expect(november.map(({ key }) => key)).toEqual(["saime", "sixteen_days", "orange_day"])
})

test("the weeks of a month are whole, Monday first, and hold each of its days once", () => {
  for (let month = 1; month <= 120; month++) {
    const name = new Date(Date.UTC(2024, month, 1)).toISOString().slice(0, 7)
    const weeks = weeksOf(name)
    const days = weeks.flat()
    expect(weeks.every((week) => week.length === 7 && new Date(`${week[0]}T12:00:00Z`).getUTCDay() === 1)).toBe(true)
    const own = days.filter((day) => day.startsWith(name))
    expect(own.length).toBe(new Date(Date.UTC(2024, month + 1, 0)).getUTCDate())
    expect(new Set(days).size).toBe(days.length)
    expect(weeks.every((week) => week.some((day) => day.startsWith(name)))).toBe(true)
  }
})
