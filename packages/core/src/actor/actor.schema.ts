import * as z from "zod"

export const Role = z.enum(["coordinator", "caseworker", "window", "outreach", "viewer"])
export type Role = z.infer<typeof Role>

export type StaffActor = { type: "staff"; tenantID: string; staffID: string; identity: string; role: Role }
export type HeadquartersActor = { type: "headquarters"; identity: string }
export type PartnerActor = { type: "partner"; tenantID: string; mailboxID: string; grantID: string }
export type SystemActor = { type: "system"; job: string; tenantID?: string }
export type PublicActor = { type: "public" }
/** Signed in, and not yet inside a consulate or headquarters. */
export type IdentityActor = { type: "identity"; identity: string }

export type Actor = StaffActor | HeadquartersActor | PartnerActor | SystemActor | PublicActor | IdentityActor
