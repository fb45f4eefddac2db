import { CustomAttributeType, type EntityItem } from "electrodb"
import { type Area, type Duties, type Fitness, Role } from "../../platform/actor/actor.schema"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import type { Certificate } from "./staff.schema"

/** A membership: what an account may do in one consulate. In the registry, in the consulate's own partition. */
export const MemberEntity = entity("member", {
  attributes: {
    tenantID: { type: "string", required: true },
    identity: { type: "string", required: true },
    staffID: { type: "string", required: true },
    email: { type: "string", required: true },
    role: { type: Role.options, required: true },
    areas: { type: CustomAttributeType<Area[]>("any") },
    minors: { type: "boolean" },
    courseUntil: { type: "string" },
    certificates: { type: CustomAttributeType<Certificate[]>("any") },
    codeVersion: { type: "number" },
    codeSignedAt: { type: "string" },
    status: { type: ["invited", "active"] as const, required: true },
    invitedAt: { type: "string", required: true },
    joinedAt: { type: "string" },
    version: { type: "number", required: true },
  },
  indexes: {
    ofTenant: at(Keys.primary, "tenant#${tenantID}", "member#${identity}"),
    ofIdentity: at(Keys.first, "identity#${identity}", "${tenantID}"),
  },
})
export type MemberRow = EntityItem<typeof MemberEntity>

/** A member's areas and duty for minors; none until the coordinator assigns them. */
export const dutiesOf = ({ areas, minors }: { areas?: Area[] | undefined; minors?: boolean | undefined }): Duties => ({
  areas: areas ?? [],
  minors: minors ?? false,
})

type Fit = { [name in keyof Fitness]?: Fitness[name] | undefined }
/** The member's course and signature; null where there is none. */
export const fitnessOf = ({ courseUntil, codeVersion, codeSignedAt }: Fit): Fitness => ({
  courseUntil: courseUntil ?? null,
  codeVersion: codeVersion ?? null,
  codeSignedAt: codeSignedAt ?? null,
})

/** The link in an invitation mail; only its hash is kept. */
export const InvitationEntity = entity("invitation", {
  attributes: {
    tenantID: { type: "string", required: true },
    staffID: { type: "string", required: true },
    identity: { type: "string", required: true },
    hash: { type: "string", required: true },
    needsPassword: { type: "boolean", required: true },
    endsAt: { type: "string", required: true },
    usedAt: { type: "string" },
    expiresAt: { type: "number", required: true },
  },
  indexes: {
    ofTenant: at(Keys.primary, "tenant#${tenantID}", "invitation#${staffID}"),
  },
})
export type InvitationRow = EntityItem<typeof InvitationEntity>
