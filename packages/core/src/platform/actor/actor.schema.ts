import * as z from "zod"

export const Role = z.enum(["coordinator", "caseworker", "window", "outreach", "viewer"])
export type Role = z.infer<typeof Role>

/** The areas of a consulate: where a woman comes in, and which may be asked to do something for her. */
export const Area = z.enum([
  "documentation",
  "civil_registry",
  "community",
  "health",
  "legal",
  "administration",
  "mobile",
  "on_call",
  "ciam",
])
export type Area = z.infer<typeof Area>

/**
 * What a staff member has besides a role: the areas whose tasks are theirs, and whether minors' files are open to them.
 */
export const Duties = z.strictObject({ areas: z.array(Area).max(9), minors: z.boolean() })
export type Duties = z.infer<typeof Duties>

/**
 * What qualifies staff to see case files, where the consulate requires it: `courseUntil` is a day, `codeVersion` the
 * version signed.
 */
export const Fitness = z.strictObject({
  courseUntil: z.iso.date().nullable(),
  codeVersion: z.number().int().nullable(),
  codeSignedAt: z.string().nullable(),
})
export type Fitness = z.infer<typeof Fitness>

export type StaffActor = {
  type: "staff"
  tenantID: string
  staffID: string
  identity: string
  role: Role
  duties: Duties
  /** Absent: no course taken, nothing signed. */
  fitness?: Fitness
}
export type HeadquartersActor = { type: "headquarters"; identity: string }
export type PartnerActor = {
  type: "partner"
  tenantID: string
  mailboxID: string
  grantID: string
  /** The instant of the digest that carried the link: referrals sent later are not on its page. */
  upTo: string
}
export type SystemActor = { type: "system"; job: string; tenantID?: string }
export type PublicActor = { type: "public" }
/** Signed in, but not yet inside a consulate or headquarters. */
export type IdentityActor = { type: "identity"; identity: string; headquarters: boolean }

export type Actor = StaffActor | HeadquartersActor | PartnerActor | SystemActor | PublicActor | IdentityActor

/** Parts of a case file, by who may see them: the file itself, what the woman told, and who did it to her. */
export const parts = ["file", "narrative", "perpetrator"] as const
export type Part = (typeof parts)[number]
