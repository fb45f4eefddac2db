export type CodeVerdict = "right" | "wrong" | "expired" | "exhausted" | "missing"
export const mostTries = 5

type Kept = { endsAt: string; tries: number; used: boolean }

const hour = 3_600_000

/** Wrong tries go with a new code for an hour: whoever holds the link and not the mailbox cannot guess on and on. */
export const triesLeftOver = (last: (Kept & { sentAt: string }) | null, now: string): number =>
  last && !last.used && Date.parse(now) - Date.parse(last.sentAt) < hour ? last.tries : 0

/** A code is right once, for ten minutes, within five tries. */
export function judgeCode(kept: Kept | null, matches: () => boolean, now: string): CodeVerdict {
  if (!kept || kept.used) return "missing"
  if (kept.tries >= mostTries) return "exhausted"
  if (kept.endsAt <= now) return "expired"
  return matches() ? "right" : "wrong"
}
