import { VisibleError } from "../error"

/** Urgent first, then whoever has waited longest. */
export const orderOf = (detection: { urgent: boolean; createdAt: string }) =>
  `${detection.urgent ? 0 : 1}#${detection.createdAt}`

/** One person takes a detection; the second learns that somebody did. */
export function take<R extends { status: "waiting" | "taken"; version: number }>(
  detection: R,
  by: string,
  now: string,
) {
  if (detection.status === "taken") throw new VisibleError("conflict", "detection_taken")
  return {
    ...detection,
    status: "taken" as const,
    takenBy: by,
    takenAt: now,
    order: now,
    version: detection.version + 1,
  }
}
