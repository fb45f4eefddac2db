import type { FieldProblem } from "../api"

/**
 * The entries that wait on the device, oldest first. Each has its Idempotency-Key from the start: however often it is
 * sent, from whichever tab, it is carried out once.
 */
export type Entry = {
  key: string
  /** When it was written, on the device's clock. */
  at: number
  kind: "hold" | "record" | "detection"
  /** The reported activity, by the server's id or the device's own; null for a detection. */
  activity: string | null
  /** Set before it is first sent: its content no longer changes. */
  triedAt?: number
  refusal?: Refusal
}
export type Refusal = { status: number; code: string; detail: string; errors: FieldProblem[] }

/** The result of an attempt; `status` 0 when no answer came. */
export type Outcome = { status: number; refusal?: Refusal }
/** Does the answer confirm the entry? One that does not is not ours, whatever its status: the entry stays. */
export const saysWhat = (kind: Entry["kind"], answer: unknown): boolean => {
  const said = (answer ?? {}) as Record<string, unknown>
  return typeof said[kind === "detection" ? "folio" : "outreachID"] === "string"
}
/** What to do next: send the next entry, try later, or sign in. */
export type Next = "on" | "later" | "signin"

const hour = 3_600_000
/** How long an entry is repeated automatically; the server remembers its key for 72 hours. */
export const repeatedFor = 48 * hour

/**
 * May it have arrived so long ago that the server has forgotten its key? Then a person decides; also when the attempt
 * is in the future: one of the two clocks was wrong, and nobody knows how long ago it was.
 */
export const isStale = (entry: Entry, now: number): boolean =>
  entry.triedAt !== undefined && Math.abs(now - entry.triedAt) > repeatedFor

/** The one to send now: the oldest that was not refused. */
export const first = (queue: readonly Entry[], now: number): Entry | undefined =>
  queue.find((entry) => !entry.refusal && !isStale(entry, now))

/**
 * Are the hours for which the device was prepared over? Each clock is compared with what it showed at the preparation;
 * the server's decides when it is known.
 */
export const isOver = (
  { until, serverUntil = until }: { until: number; serverUntil?: number },
  device: number,
  server: number | undefined,
): boolean => (server === undefined ? device > until : server > serverUntil)

/** Entries that must still be sent, or looked at. */
export const waiting = (queue: readonly Entry[]) => queue.filter((entry) => !entry.refusal)
export const refused = (queue: readonly Entry[]) => queue.filter((entry) => entry.refusal)

const settled = (entry: Entry) => entry.triedAt !== undefined && !entry.refusal

/** May the report of this activity be written again? Not while an unplanned one is on its way: it has no name yet. */
export const isOnItsWay = (queue: readonly Entry[], activity: string): boolean =>
  queue.some((entry) => entry.kind === "record" && entry.activity === activity && settled(entry))

/** The entries that a new report of the same activity replaces: never sent, or refused. */
export const replaced = (queue: readonly Entry[], next: Entry): Entry[] =>
  next.activity === null ? [] : queue.filter((entry) => entry.activity === next.activity && !settled(entry))

/** Before an attempt. */
export const tried = (entry: Entry, now: number): Entry => ({ ...entry, triedAt: entry.triedAt ?? now })

/** After an attempt: the entry as it stays, or undefined when it is done. */
export function after(entry: Entry, { status, refusal }: Outcome): { entry: Entry | undefined; next: Next } {
  if (status >= 200 && status < 300) return { entry: undefined, next: "on" }
  if (status === 401) return { entry, next: "signin" }
  // No answer, or one that does not say whether it was carried out.
  if (status === 0 || status === 429 || status >= 500) return { entry, next: "later" }
  return { entry: { ...entry, refusal: refusal ?? { status, code: "unexpected", detail: "", errors: [] } }, next: "on" }
}

/** How long to wait after so many attempts without success, in milliseconds. */
export const pause = (attempts: number, random: number): number =>
  Math.round(Math.min(60_000, 2000 * 2 ** Math.min(attempts, 5)) * (0.5 + random / 2))
