import { VisibleError } from "../../platform/error"
import type { Span } from "./district.schema"

/** A county is within its state, a subdivision within its country. */
export function within(place: string): string | undefined {
  if (/^US-\d{5}$/.test(place)) return place.slice(0, 5)
  return place.includes("-") && !place.startsWith("US-") ? place.slice(0, 2) : undefined
}

export const isInForce = (span: Span, on: string) =>
  (span.from === null || span.from <= on) && (span.until === null || on < span.until)

/** Spans of the place itself that are in force on a day; without any, those of the place that contains it. */
function found(spans: readonly Span[], place: string, on: string): Span[] {
  const own = spans.filter((span) => span.place === place && isInForce(span, on))
  if (own.length > 0) return own
  const wider = within(place)
  return wider ? found(spans, wider, on) : []
}

/**
 * Which office has a place on a day. Certain when one office has all of it. `before`: the office the day before the
 * most recent change in force, when that was another one.
 */
export function whose(spans: readonly Span[], place: string, on: string) {
  const now = found(spans, place, on)
  const whole = now.filter(({ extent }) => extent === "whole")
  const certain = whole.length === 1 && now.length === 1
  const changed = now
    .map(({ from }) => from ?? "")
    .sort()
    .at(-1)
  const was = changed ? found(spans, place, dayBefore(changed)) : []
  const codes = new Set(now.map(({ officeCode }) => officeCode))
  return { certain, offices: now, before: was.filter(({ officeCode }) => !codes.has(officeCode)) }
}

const dayBefore = (day: string) => new Date(Date.parse(`${day}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

const overlap = (one: Span, other: Span) =>
  (one.until === null || other.from === null || other.from < one.until) &&
  (other.until === null || one.from === null || one.from < other.until)

/** Refuses a catalogue in which two offices have all of one place on the same day, or one office has it twice. */
export function assertSound(spans: readonly Span[]): void {
  const places = new Map<string, Span[]>()
  for (const span of spans) {
    const others = places.get(span.place) ?? []
    const clash = others.find(
      (other) =>
        overlap(span, other) &&
        (span.officeCode === other.officeCode || span.extent === "whole" || other.extent === "whole"),
    )
    if (clash) throw new VisibleError("validation", "district_overlap", "spans")
    places.set(span.place, [...others, span])
  }
}
