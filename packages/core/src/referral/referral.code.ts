export type CodeVerdict = "right" | "wrong" | "expired" | "exhausted" | "missing"
export const mostTries = 5

type Kept = { salt: string; endsAt: string; tries: number; used: boolean }

/** A code is right once, for ten minutes, within five tries. */
export function judgeCode(
  kept: Kept | null,
  matches: (secret: string) => boolean,
  code: string,
  now: string,
): CodeVerdict {
  if (!kept || kept.used) return "missing"
  if (kept.tries >= mostTries) return "exhausted"
  if (kept.endsAt <= now) return "expired"
  return matches(`${kept.salt}${code}`) ? "right" : "wrong"
}
