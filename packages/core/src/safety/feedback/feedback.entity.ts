import { Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"
import { Key } from "../protocol/protocol.schema"
import { FeedbackStatus } from "./feedback.schema"

/** In the registry, in the partition of the consulate that wrote it; headquarters finds it by its protocol. */
export const FeedbackEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "feedback", version: "1" },
      attributes: {
        feedbackID: { type: "string", required: true, readOnly: true },
        tenantID: { type: "string", required: true },
        protocol: { type: Key.options, required: true },
        /** The version of the protocol that the author had read. */
        edition: { type: "number", required: true },
        step: { type: "string", required: true },
        text: { type: "string", required: true },
        writtenAt: { type: "string", required: true },
        status: { type: FeedbackStatus.options, required: true },
        answer: { type: "string" },
        answeredAt: { type: "string" },
        version: { type: "number", required: true },
      },
      indexes: {
        byID: {
          pk: { field: Keys.primary.pk, composite: ["tenantID"], template: "tenant#${tenantID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: ["feedbackID"], template: "feedback#${feedbackID}", casing: "none" },
        },
        byProtocol: {
          index: Keys.first.index,
          pk: { field: Keys.first.pk, composite: ["protocol"], template: "feedback#${protocol}", casing: "none" },
          sk: { field: Keys.first.sk, composite: ["feedbackID"], template: "${feedbackID}", casing: "none" },
        },
      },
    }),
)
export type FeedbackRow = EntityItem<typeof FeedbackEntity>
