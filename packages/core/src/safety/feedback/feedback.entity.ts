import type { EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import { Key } from "../protocol/protocol.schema"
import { FeedbackStatus } from "./feedback.schema"

/** In the registry, in the partition of the consulate that wrote it; headquarters finds it by its protocol. */
export const FeedbackEntity = entity("feedback", {
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
    byID: at(Keys.primary, "tenant#${tenantID}", "feedback#${feedbackID}"),
    byProtocol: at(Keys.first, "feedback#${protocol}", "${feedbackID}"),
  },
})
export type FeedbackRow = EntityItem<typeof FeedbackEntity>
