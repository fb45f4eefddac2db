import { Calendar } from "@ventanilla/core/platform/calendar"
import type { Cloud } from "../cloud"

const minute = 60_000
/** How long ago the demonstration begins; a mailbox's verification would end after 90 days. */
const daysBack = 76
const schedule = { days: [1, 2, 3, 4, 5], minute: 480 }

type Entry = { day: number; minutes: number; act: () => Promise<unknown> }
export type Diary = ReturnType<typeof createDiary>

/**
 * A history to be lived through: what happens so many business mornings ago, so many minutes after eight. It is lived with
 * the product's own clock and ends now, so that digests, reminders and ladders are real.
 */
export function createDiary(clock: Cloud["clock"], timeZone: string) {
  const end = clock.now().getTime()
  const mornings: number[] = []
  for (let at = end - daysBack * 86_400_000; at < end; at = mornings.at(-1) ?? end) {
    mornings.push(Date.parse(Calendar.nextDigestAt(schedule, timeZone, new Date(at).toISOString())))
  }
  if ((mornings.at(-1) ?? 0) > end) mornings.pop()
  const morning = (day: number) => mornings.at(-day) ?? mornings[0] ?? end
  const entries: Entry[] = []
  const lasts: Omit<Entry, "day">[] = []
  const at = (time: number) => new Date(Math.min(end, Math.max(clock.now().getTime(), time))).toISOString()

  return {
    on(day: number, minutes: number, act: () => Promise<unknown>): void {
      entries.push({ day, minutes, act })
    },
    /** So many minutes ago, on whatever day this is. */
    last(minutes: number, act: () => Promise<unknown>): void {
      lasts.push({ minutes, act })
    },
    async live(): Promise<void> {
      // Of the older mornings only those that something follows: a tick catches up with what earlier ones missed.
      const days = new Set(entries.map(({ day }) => day))
      for (let day = 10; day >= 1; day--) days.add(day)
      clock.freeze(new Date(morning(Number.POSITIVE_INFINITY)).toISOString())
      for (const day of [...days].sort((a, b) => b - a)) {
        clock.freeze(at(morning(day)))
        await clock.tick()
        const today = entries.filter((entry) => entry.day === day).sort((a, b) => a.minutes - b.minutes)
        for (const { minutes, act } of today) {
          clock.freeze(at(morning(day) + minutes * minute))
          await act()
        }
      }
      for (const { minutes, act } of lasts.sort((a, b) => b.minutes - a.minutes)) {
        clock.freeze(at(end - minutes * minute))
        await act()
      }
      clock.freeze(at(end))
      await clock.tick()
      clock.thaw()
    },
  }
}
