import { CustomAttributeType, type EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import type { CurrentValues } from "./verification.rules"
import { type Changes, Status, TroubleKind, TroubleOutcome } from "./verification.schema"

/** `stood`: the content of each service as the organisation read it, and when it was verified. */
type Proposed = { serviceID: string; changes: Changes; stood: CurrentValues }[]

/** A question to an organisation ("Still correct?"), sent as a link. */
export const VerificationEntity = entity("verification", {
  attributes: {
    verificationID: { type: "string", required: true, readOnly: true },
    organizationID: { type: "string", required: true, readOnly: true },
    status: { type: Status.options, required: true },
    /** `open` while an answer or a decision is awaited. */
    side: { type: ["open", "done"] as const, required: true },
    language: { type: ["es", "en"] as const, required: true },
    /** The organisation's mailbox that got the link; absent when it has none and the published address was used. */
    mailboxID: { type: "string" },
    hash: { type: "string", required: true },
    expiresAt: { type: "string", required: true },
    askedAt: { type: "string", required: true },
    askedBy: { type: "string", required: true },
    answeredAt: { type: "string" },
    confirmed: { type: "list", items: { type: "string" }, required: true },
    proposed: { type: CustomAttributeType<Proposed>("any"), required: true },
    taskID: { type: "string" },
    decidedAt: { type: "string" },
    decidedBy: { type: "string" },
    version: { type: "number", required: true },
  },
  indexes: {
    byID: at(Keys.primary, "verification#${verificationID}", "verification"),
    bySide: at(Keys.first, "verifications#${side}", "${verificationID}"),
  },
})
export type VerificationRow = EntityItem<typeof VerificationEntity>

/**
 * When an organisation's services are due for verification; the periodic job finds the due ones that nobody was told of
 * yet.
 */
export const CheckEntity = entity("service-check", {
  attributes: {
    organizationID: { type: "string", required: true, readOnly: true },
    dueOn: { type: "string", required: true },
    taskID: { type: "string" },
    version: { type: "number", required: true },
  },
  indexes: {
    byOrganization: at(Keys.primary, "service-check#${organizationID}", "service-check"),
    byDue: {
      ...at(Keys.first, "service-checks", "${dueOn}#${organizationID}"),
      condition: (check: { taskID?: string }) => check.taskID === undefined,
    },
  },
})
export type CheckRow = EntityItem<typeof CheckEntity>

/** An incident such as a woman turned away: recorded without a word that could name her. */
export const TroubleEntity = entity("service-trouble", {
  attributes: {
    incidentID: { type: "string", required: true, readOnly: true },
    organizationID: { type: "string", required: true, readOnly: true },
    serviceID: { type: "string", required: true, readOnly: true },
    kind: { type: TroubleKind.options, required: true },
    on: { type: "string", required: true },
    notedAt: { type: "string", required: true },
    notedBy: { type: "string", required: true },
    clearedAt: { type: "string" },
    clearedBy: { type: "string" },
    outcome: { type: TroubleOutcome.options },
    version: { type: "number", required: true },
  },
  indexes: {
    byOrganization: at(Keys.primary, "service-troubles#${organizationID}", "${incidentID}"),
    /** All incidents, for a recount. */
    byTime: at(Keys.first, "service-troubles", "${incidentID}"),
  },
})
export type TroubleRow = EntityItem<typeof TroubleEntity>
