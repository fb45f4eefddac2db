import * as z from "zod"
import { Duties, Role } from "../actor/actor.schema"
import { idSchema } from "../util/ids"
import { email, language } from "../util/schema"

export const StaffID = idSchema("staff")
export const Info = z.object({
  staffID: StaffID,
  email: z.string(),
  role: Role,
  duties: Duties,
  status: z.enum(["invited", "active"]),
  invitedAt: z.string(),
  joinedAt: z.string().nullable(),
})
export type Info = z.infer<typeof Info>

export const InviteInput = z.strictObject({ email, role: Role, language: language.default("es") })
export const ChangeInput = z.strictObject({ staffID: StaffID, role: Role, duties: Duties.optional() })
export const RemoveInput = z.strictObject({ staffID: StaffID })
export const ListInput = z.strictObject({})

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

export const Membership = z.object({
  tenantID: idSchema("tenant"),
  /** Who she is in this consulate: the id that case files and timelines bear. */
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
