import { VisibleError } from "../../platform/error"

const hour = 3_600_000
/** Duration of an emergency access: one hour. */
export const lasts = hour

type BreakGlass = { staffID: string; status: "open" | "reviewed"; version: number }

export const endOf = (at: string): string => new Date(Date.parse(at) + lasts).toISOString()

/** What an emergency access is needed for; refused when it would show no more than the actor already sees. */
export function need<R extends string>(
  withoutIt: readonly (R | undefined)[],
  now: string,
  until: string | undefined,
): R {
  const [why] = withoutIt.flatMap((one) => one ?? [])
  if (!why || (until !== undefined && now < until)) throw new VisibleError("conflict", "glass_not_needed")
  if (why === "forbidden") throw new VisibleError("forbidden", "forbidden")
  return why
}

/** A review happens once, by somebody other than the person who used the emergency access. */
export function review<G extends BreakGlass>(
  access: G,
  verdict: "justified" | "unjustified",
  by: string,
  now: string,
): G & { verdict: "justified" | "unjustified"; reviewedBy: string; reviewedAt: string; status: "reviewed" } {
  if (access.status === "reviewed") throw new VisibleError("conflict", "glass_reviewed")
  if (access.staffID === by) throw new VisibleError("forbidden", "glass_own_review")
  return { ...access, verdict, reviewedBy: by, reviewedAt: now, status: "reviewed" }
}
