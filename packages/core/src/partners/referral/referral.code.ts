export type CodeVerdict = "open" | "expired" | "exhausted" | "missing"
export const mostTries = 5

type Kept = { endsAt: string; tries: number; used: boolean }

const hour = 3_600_000

/** Wrong tries go with a new code for an hour: whoever holds the link and not the mailbox cannot guess on and on. */
export const triesLeftOver = (last: (Kept & { sentAt: string }) | null, now: string): number =>
  last && !last.used && Date.parse(now) - Date.parse(last.sentAt) < hour ? last.tries : 0

/** May this code be tried? For ten minutes, until it was right once or five tries are counted. */
export function judgeCode(kept: Kept | null, now: string): CodeVerdict {
  if (!kept || kept.used) return "missing"
  if (kept.tries >= mostTries) return "exhausted"
  return kept.endsAt <= now ? "expired" : "open"
}

/** Seconds until a mailbox whose tries are used up gets another code. */
export const waitAfterTries = (last: { sentAt: string }, now: string): number =>
  Math.max(1, Math.ceil((Date.parse(last.sentAt) + hour - Date.parse(now)) / 1000))
