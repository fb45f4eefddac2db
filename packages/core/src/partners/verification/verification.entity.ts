import { CustomAttributeType, Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"
import type { Standing } from "./verification.rules"
import { type Changes, Status, TroubleKind, TroubleOutcome } from "./verification.schema"

/** `stood`: the content of each service as the organisation read it, and when it was verified. */
type Proposed = { serviceID: string; changes: Changes; stood: Standing }[]

/** A question to an organisation ("Still correct?"), sent as a link. */
export const VerificationEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "verification", version: "1" },
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
        byID: {
          pk: {
            field: Keys.primary.pk,
            composite: ["verificationID"],
            template: "verification#${verificationID}",
            casing: "none",
          },
          sk: { field: Keys.primary.sk, composite: [], template: "verification", casing: "none" },
        },
        bySide: {
          index: Keys.first.index,
          pk: { field: Keys.first.pk, composite: ["side"], template: "verifications#${side}", casing: "none" },
          sk: { field: Keys.first.sk, composite: ["verificationID"], template: "${verificationID}", casing: "none" },
        },
      },
    }),
)
export type VerificationRow = EntityItem<typeof VerificationEntity>

/**
 * When an organisation's services are due for verification; the periodic job finds the due ones that nobody was told of
 * yet.
 */
export const CheckEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "service-check", version: "1" },
      attributes: {
        organizationID: { type: "string", required: true, readOnly: true },
        dueOn: { type: "string", required: true },
        taskID: { type: "string" },
        version: { type: "number", required: true },
      },
      indexes: {
        byOrganization: {
          pk: {
            field: Keys.primary.pk,
            composite: ["organizationID"],
            template: "service-check#${organizationID}",
            casing: "none",
          },
          sk: { field: Keys.primary.sk, composite: [], template: "service-check", casing: "none" },
        },
        byDue: {
          index: Keys.first.index,
          condition: (check: { taskID?: string }) => check.taskID === undefined,
          pk: { field: Keys.first.pk, composite: [], template: "service-checks", casing: "none" },
          sk: {
            field: Keys.first.sk,
            composite: ["dueOn", "organizationID"],
            template: "${dueOn}#${organizationID}",
            casing: "none",
          },
        },
      },
    }),
)
export type CheckRow = EntityItem<typeof CheckEntity>

/** An incident such as a woman turned away: recorded without a word that could name her. */
export const TroubleEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "service-trouble", version: "1" },
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
        byOrganization: {
          pk: {
            field: Keys.primary.pk,
            composite: ["organizationID"],
            template: "service-troubles#${organizationID}",
            casing: "none",
          },
          sk: { field: Keys.primary.sk, composite: ["incidentID"], template: "${incidentID}", casing: "none" },
        },
        /** All incidents, for a recount. */
        byTime: {
          index: Keys.first.index,
          pk: { field: Keys.first.pk, composite: [], template: "service-troubles", casing: "none" },
          sk: { field: Keys.first.sk, composite: ["incidentID"], template: "${incidentID}", casing: "none" },
        },
      },
    }),
)
export type TroubleRow = EntityItem<typeof TroubleEntity>
