import { createSignal } from "solid-js"
import { addDays, dayOf, instantAt } from "../../context/days"
import { now, zone } from "../../context/time"
import type { At, Bound } from "../../ui/form"

/** The local hours of a form, which it sends as instants. */
export type Span = {
  startsOn: Bound<string | undefined>
  endsOn: Bound<string | undefined>
  from: Bound<number | undefined>
  until: Bound<number | undefined>
  zone: Bound<string | undefined>
}

const minuteOf = (at: string, timeZone: string): number => {
  const [hour = 0, minute = 0] = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  })
    .format(new Date(at))
    .split(":")
    .map(Number)
  return hour * 60 + minute
}

/** Days, hours and zone as a person says them; `at` holds the instants. */
export function createSpan(at: At, first: { startsAt: string; endsAt: string; timeZone: string }): Span {
  const place = first.timeZone
  const [startsOn, setStartsOn] = createSignal<string | undefined>(dayOf(first.startsAt, place))
  const [endsOn, setEndsOn] = createSignal<string | undefined>(dayOf(first.endsAt, place))
  const [from, setFrom] = createSignal<number | undefined>(minuteOf(first.startsAt, place))
  const [until, setUntil] = createSignal<number | undefined>(minuteOf(first.endsAt, place))
  const [timeZone, setTimeZone] = createSignal<string | undefined>(place)
  const put = () => {
    const where = timeZone() ?? zone()
    const instant = (day: string | undefined, minute: number | undefined) =>
      day === undefined || minute === undefined ? undefined : instantAt(day, minute, where).replace(".000Z", "Z")
    at("startsAt").set(instant(startsOn(), from()))
    at("endsAt").set(instant(endsOn(), until()))
    at("timeZone").set(where)
  }
  const bind = <T>(name: string, value: () => T, set: (value: T) => void, error: string): Bound<T> => ({
    name,
    value,
    set: (next) => {
      set(next)
      put()
    },
    error: () => at(error).error(),
  })
  return {
    startsOn: bind(
      "startsAt",
      startsOn,
      (next) => {
        // A day's activity stays one when it moves.
        if (next && (endsOn() === startsOn() || (endsOn() ?? "") < next)) setEndsOn(next)
        setStartsOn(next)
      },
      "startsAt",
    ),
    endsOn: bind("endsOn", endsOn, setEndsOn, "none"),
    from: bind("from", from, setFrom, "none"),
    until: bind("endsAt", until, setUntil, "endsAt"),
    zone: bind("timeZone", timeZone, setTimeZone, "timeZone"),
  }
}

/** What a new form begins with: an afternoon, so many days on. */
export function firstSpan(days: number) {
  const day = addDays(dayOf(now(), zone()), days)
  const at = (minute: number) => instantAt(day, minute, zone()).replace(".000Z", "Z")
  return { startsAt: at(17 * 60), endsAt: at(19 * 60), timeZone: zone() }
}
