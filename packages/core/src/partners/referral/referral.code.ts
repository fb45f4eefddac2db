export type CodeVerdict = "open" | "expired" | "exhausted" | "missing"
export const mostTries = 5

type Kept = { endsAt: string; tries: number; used: boolean }

const hour = 3_600_000

/**
 * For an hour, wrong attempts carry over to a new code: whoever holds the link but not the mailbox cannot go on
 * guessing.
 */
export const triesLeftOver = (last: (Kept & { sentAt: string }) | null, now: string): number =>
  last && !last.used && Date.parse(now) - Date.parse(last.sentAt) < hour ? last.tries : 0

/** May this code be tried? For ten minutes, until it was right once or five attempts are counted. */
export function checkCode(kept: Kept | null, now: string): CodeVerdict {
  if (!kept || kept.used) return "missing"
  if (kept.tries >= mostTries) return "exhausted"
  return kept.endsAt <= now ? "expired" : "open"
}

/** Seconds until a mailbox without attempts left can get another code. */
export const waitAfterTries = (last: { sentAt: string }, now: string): number =>
  Math.max(1, Math.ceil((Date.parse(last.sentAt) + hour - Date.parse(now)) / 1000))
