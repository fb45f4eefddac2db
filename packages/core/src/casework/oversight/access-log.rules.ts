import { createHash } from "node:crypto"
import type { Info as Entry } from "../../audit/audit/audit.schema"
import type { AccessLogEntry } from "./oversight.schema"

const reading = /\.(read|found|listed|searched|verified|printed|exported|looked)$/
const sharing = /^(disclosure|referral)\.(shown|made|sent|released|disclosed)|\.(shown|disclosed|shared|transferred)$/

/** The kind of an audit entry, in one word. */
export const kindOf = (action: string): AccessLogEntry["kind"] =>
  sharing.test(action) ? "shared" : reading.test(action) ? "read" : "changed"

const letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ"

/** A colleague's code on paper. It is stable, has no name or initials, and identifies nobody outside the consulate. */
export function codeOf(staffID: string): string {
  const bytes = createHash("sha256").update(`code ${staffID}`).digest()
  return `P-${[...bytes.subarray(0, 5)].map((byte) => letters[byte % letters.length]).join("")}`
}

const known = ["staff", "partner", "system"] as const
type EmergencyAccess = { staffID: string; at: string; until: string }

export function entryOf({ auditID, at, action, actor }: Entry, accesses: readonly EmergencyAccess[]): AccessLogEntry {
  const isStaff = actor.type === "staff"
  const type = known.find((one) => one === actor.type) ?? "other"
  return {
    auditID,
    at,
    action,
    kind: kindOf(action),
    by: {
      type,
      staffID: isStaff ? actor.id : null,
      code: isStaff ? codeOf(actor.id) : null,
      role: isStaff ? (actor.role ?? null) : null,
    },
    emergency:
      isStaff && accesses.some((access) => access.staffID === actor.id && access.at <= at && at < access.until),
  }
}

/** Every access once, newest first. */
export function accessLogOf(entries: readonly Entry[], accesses: readonly EmergencyAccess[]): AccessLogEntry[] {
  const once = new Map(entries.map((entry) => [entry.auditID, entry]))
  return [...once.values()].sort((a, b) => (a.auditID < b.auditID ? 1 : -1)).map((entry) => entryOf(entry, accesses))
}
