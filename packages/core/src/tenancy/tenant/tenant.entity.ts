import { CustomAttributeType, type EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import { type Ending, type First, type Restoring, Status, type Step } from "./tenant.schema"

export type Checkpoints = Partial<Record<Step, { ms: number; at: string }>>

/**
 * In the registry. The partition `tenant#<id>` is the only part of the registry that the consulate's own credentials
 * open.
 */
export const TenantEntity = entity("tenant", {
  attributes: {
    tenantID: { type: "string", required: true, readOnly: true },
    officeCode: { type: "string", required: true },
    names: { type: CustomAttributeType<{ es: string; en: string }>("any"), required: true },
    country: { type: "string", required: true },
    state: { type: "string" },
    timeZone: { type: "string", required: true },
    languages: { type: CustomAttributeType<("es" | "en")[]>("any"), required: true },
    latitude: { type: "number" },
    longitude: { type: "number" },
    /** Kept until the coordinator is a member; then the membership has it. */
    coordinatorEmail: { type: "string" },
    /** Who was invited as first coordinator, by ids, and what headquarters wants of that invitation. */
    first: { type: CustomAttributeType<First>("any") },
    status: { type: Status.options, required: true },
    checkpoints: { type: CustomAttributeType<Checkpoints>("any"), required: true },
    failure: { type: CustomAttributeType<{ step: Step; reason: string }>("any") },
    /** Work waits for the queue or the tick: provisioning, or undoing it. */
    pending: { type: "boolean", required: true },
    attempts: { type: "number", required: true },
    leaseID: { type: "string" },
    leaseEndsAt: { type: "string" },
    createdAt: { type: "string", required: true },
    activatedAt: { type: "string" },
    /** When its last suspension ended. */
    resumedAt: { type: "string" },
    /** Sign-ins from before the last suspension are refused: seconds since 1970. */
    notBefore: { type: "number" },
    restoring: { type: CustomAttributeType<Restoring>("any") },
    ending: { type: CustomAttributeType<Ending>("any") },
    version: { type: "number", required: true },
  },
  indexes: {
    byID: at(Keys.primary, "tenant#${tenantID}", "tenant"),
    all: at(Keys.first, "tenants", "${tenantID}"),
  },
})
export type TenantRow = EntityItem<typeof TenantEntity>

/** An office joins once: its row enforces that. */
export const OfficeEntity = entity("office", {
  attributes: { officeCode: { type: "string", required: true }, tenantID: { type: "string", required: true } },
  indexes: {
    byCode: at(Keys.primary, "office#${officeCode}", "office"),
  },
})
