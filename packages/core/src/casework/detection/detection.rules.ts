import { VisibleError } from "../../platform/error"
import type { ContactWish, DismissReason, Status } from "./detection.schema"

/** Urgent first, then whoever has waited longest. */
export const orderOf = (detection: { urgent: boolean; createdAt: string }) =>
  `${detection.urgent ? 0 : 1}#${detection.createdAt}`

const minute = 60_000
const day = 86_400_000

/** Until when somebody should have taken it. */
export const attendBy = (
  detection: { urgent: boolean; createdAt: string },
  minutes: { urgentDetectionMinutes: number; detectionMinutes: number },
): string =>
  new Date(
    Date.parse(detection.createdAt) +
      (detection.urgent ? minutes.urgentDetectionMinutes : minutes.detectionMinutes) * minute,
  ).toISOString()

/** When a detection that became no case file vanishes, in epoch seconds as DynamoDB's TTL wants them. */
export const vanishesAt = (createdAt: string, days: number): number =>
  Math.floor((Date.parse(createdAt) + days * day) / 1000)

type Row = {
  status: Status
  contact: ContactWish
  urgent: boolean
  createdAt: string
  order: string
  version: number
  takenBy?: string | undefined
  takenAt?: string | undefined
  sealed?: string | undefined
  expiresAt?: number | undefined
  casefileID?: string | undefined
  dismissReason?: DismissReason | undefined
}

/** One person takes a detection; the second learns that somebody did. */
export function take<R extends Row>(detection: R, by: string, now: string): R {
  if (detection.status === "taken") throw new VisibleError("conflict", "detection_taken")
  assertLive(detection)
  return { ...detection, status: "taken", takenBy: by, takenAt: now, order: now, version: detection.version + 1 }
}

/** Gives it back to the queue, at the place where it would stand had nobody taken it. */
export function release<R extends Row>(detection: R): R {
  assertLive(detection)
  if (detection.status !== "taken") throw new VisibleError("conflict", "detection_not_taken")
  const { takenBy, takenAt, ...rest } = detection
  return { ...rest, status: "waiting", order: orderOf(detection), version: detection.version + 1 } as unknown as R
}

/** A case file was opened from it: it stays with the file, and what said how to reach her is in the file now. */
export function become<R extends Row>(detection: R, casefileID: string, by: string, now: string): R {
  assertLive(detection)
  const { sealed, expiresAt, ...rest } = detection
  return {
    ...rest,
    status: "became",
    casefileID,
    takenBy: detection.takenBy ?? by,
    takenAt: detection.takenAt ?? now,
    order: now,
    version: detection.version + 1,
  } as unknown as R
}

/** It is no case. Whoever said so is known; how to reach her is forgotten at once, the rest in time. */
export function dismiss<R extends Row>(detection: R, reason: DismissReason, by: string, now: string): R {
  assertLive(detection)
  const { sealed, ...rest } = detection
  return {
    ...rest,
    status: "dismissed",
    dismissReason: reason,
    takenBy: detection.takenBy ?? by,
    takenAt: detection.takenAt ?? now,
    order: now,
    version: detection.version + 1,
  } as unknown as R
}

/** Has nobody taken it in time, and has nobody been told yet? */
export const isUnattended = (
  detection: { status: Status; attendBy: string; escalatedAt?: string | undefined },
  now: string,
): boolean => detection.status === "waiting" && detection.escalatedAt === undefined && detection.attendBy <= now

function assertLive(detection: { status: Status }): void {
  if (detection.status === "became") throw new VisibleError("conflict", "detection_became")
  if (detection.status === "dismissed") throw new VisibleError("conflict", "detection_dismissed")
}
