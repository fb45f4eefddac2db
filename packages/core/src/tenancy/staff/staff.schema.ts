import * as z from "zod"
import { Duties, Fitness, Role } from "../../platform/actor/actor.schema"
import { protocolCourse, staffCourses } from "../../platform/data/training"
import { idSchema } from "../../platform/util/ids"
import { day, email, language } from "../../platform/util/schema"
import { version, versionOrNone } from "../../platform/util/version"

export const StaffID = idSchema("staff")
const courseDone = {
  course: z.enum(staffCourses),
  hours: z.number().int().min(1).max(500),
  issuedOn: day,
  /** The last valid day; null means without end. */
  validUntil: day.nullable().default(null),
}
/** A course that a staff member has done. */
export const Certificate = z.object({ certificateID: idSchema("certificate"), ...courseDone })
export type Certificate = z.infer<typeof Certificate>
const inOrder = { error: "invalid_range", path: ["validUntil"] }
/** The protocol course opens case files where the consulate requires it, and always expires. */
const lapses = { error: "until_required", path: ["validUntil"] }
const isInOrder = (done: { issuedOn: string; validUntil: string | null }) =>
  done.validUntil === null || done.issuedOn <= done.validUntil
const doesLapse = (done: { course: string; validUntil: string | null }) =>
  done.course !== protocolCourse || done.validUntil !== null
export const CertifyInput = z
  .strictObject({ staffID: StaffID, ...courseDone })
  .refine(isInOrder, inOrder)
  .refine(doesLapse, lapses)

export const Info = z.object({
  staffID: StaffID,
  email: z.string(),
  role: Role,
  duties: Duties,
  fitness: Fitness,
  certificates: z.array(Certificate),
  status: z.enum(["invited", "active"]),
  invitedAt: z.string(),
  joinedAt: z.string().nullable(),
  version: z.number().int(),
})
export type Info = z.infer<typeof Info>

export const InviteInput = z.strictObject({ email, role: Role, language: language.default("es") })
export const ChangeInput = z.strictObject({ staffID: StaffID, role: Role, duties: Duties.optional(), version })
/** The last valid day of the course certificate; null removes it. */
export const FitnessInput = z.strictObject({ staffID: StaffID, courseUntil: day.nullable() })
export const SignInput = z.strictObject({ version: z.number().int().min(1) })
/** The current code of conduct, and what the actor has signed of it. */
export const ConductInfo = z.object({
  version: z.number().int(),
  confidence: z.string(),
  source: z.object({ es: z.string(), en: z.string() }),
  articles: z.array(z.object({ es: z.string(), en: z.string() })),
  required: z.boolean(),
  courseRequired: z.boolean(),
  fitness: Fitness,
})
export type ConductInfo = z.infer<typeof ConductInfo>
export const RemoveInput = z.strictObject({ staffID: StaffID })

export const Token = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9_.-]+$/, { error: "link_invalid" })
export const LookInput = z.strictObject({ token: Token })
export const InvitationInfo = z.object({
  office: z.object({ es: z.string(), en: z.string() }),
  role: Role,
  needsPassword: z.boolean(),
  expiresAt: z.string(),
})
export type InvitationInfo = z.infer<typeof InvitationInfo>
export const AcceptInput = z.strictObject({ token: Token, password: z.string().min(12).max(128).optional() })

/**
 * The invitation of a consulate's first coordinator, as headquarters sees it: `email` until somebody accepted,
 * `failure` a code of `messages`.
 */
export const FirstInfo = z.object({
  state: z.enum(["preparing", "sending", "failed", "waiting", "expired", "accepted"]),
  version: z.number().int(),
  email: z.string().nullable(),
  sentAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  acceptedAt: z.string().nullable(),
  failure: z.string().nullable(),
})
export type FirstInfo = z.infer<typeof FirstInfo>
/** The same address gets a new link; another address replaces it. */
export const AskFirstInput = z.strictObject({ tenantID: idSchema("tenant"), version: versionOrNone, email })

export const Membership = z.object({
  tenantID: idSchema("tenant"),
  /** The person's id in this consulate, used in case files and timelines. */
  staffID: StaffID,
  office: z.object({ es: z.string(), en: z.string() }),
  role: Role,
  duties: Duties,
  timeZone: z.string(),
  status: z.string(),
})
export const SessionInfo = z.object({
  identity: z.string(),
  headquarters: z.boolean(),
  memberships: z.array(Membership),
  now: z.string(),
})
export type SessionInfo = z.infer<typeof SessionInfo>
