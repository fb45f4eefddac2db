import { VisibleError } from "../../platform/error"
import type { ContactWish, DismissReason, Status } from "./detection.schema"

/** Urgent first, then longest waiting. */
export const orderOf = (detection: { urgent: boolean; createdAt: string }) =>
  `${detection.urgent ? 0 : 1}#${detection.createdAt}`

const minute = 60_000
const day = 86_400_000

/** Deadline by which somebody should have taken the detection. */
export const attendBy = (
  detection: { urgent: boolean; createdAt: string },
  minutes: { urgentDetectionMinutes: number; detectionMinutes: number },
): string =>
  new Date(
    Date.parse(detection.createdAt) +
      (detection.urgent ? minutes.urgentDetectionMinutes : minutes.detectionMinutes) * minute,
  ).toISOString()

/** When a detection that did not become a case file expires, in epoch seconds as DynamoDB's TTL requires. */
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

/** One person takes a detection; a second person is told that it was taken. */
export function take<R extends Row>(detection: R, by: string, now: string): R {
  if (detection.status === "taken") throw new VisibleError("conflict", "detection_taken")
  assertLive(detection)
  return { ...detection, status: "taken", takenBy: by, takenAt: now, order: now, version: detection.version + 1 }
}

/** Returns the detection to the queue, at the place where it would be had nobody taken it. */
export function release<R extends Row>(detection: R): R {
  assertLive(detection)
  if (detection.status !== "taken") throw new VisibleError("conflict", "detection_not_taken")
  const { takenBy, takenAt, ...rest } = detection
  return { ...rest, status: "waiting", order: orderOf(detection), version: detection.version + 1 } as unknown as R
}

/**
 * A case file was opened from the detection: it is kept with the file, and how to reach the woman moves into the file.
 */
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

/**
 * Dismisses a detection that is not a case. Who dismissed it is recorded; how to reach the woman is deleted at once,
 * the rest when it expires.
 */
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

/** Is the detection overdue, with nobody told yet? */
export const isUnattended = (
  detection: { status: Status; attendBy: string; escalatedAt?: string | undefined },
  now: string,
): boolean => detection.status === "waiting" && detection.escalatedAt === undefined && detection.attendBy <= now

function assertLive(detection: { status: Status }): void {
  if (detection.status === "became") throw new VisibleError("conflict", "detection_became")
  if (detection.status === "dismissed") throw new VisibleError("conflict", "detection_dismissed")
}
