import { addDays } from "../../context/days"

const weekdayOf = (day: string) => ((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7) + 1

/** Whole weeks around a month, Monday first. */
export function weeksOf(month: string): string[][] {
  const first = `${month}-01`
  let day = addDays(first, 1 - weekdayOf(first))
  const weeks: string[][] = []
  do {
    const week = Array.from({ length: 7 }, (_, index) => addDays(day, index))
    weeks.push(week)
    day = addDays(day, 7)
  } while (day.slice(0, 7) === month)
  return weeks
}
