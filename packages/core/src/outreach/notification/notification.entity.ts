import type { EntityItem } from "electrodb"
import { agencyKinds, agencyLevels } from "../../platform/data/training"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import { Asked, Cause } from "./notification.schema"

export const NotificationEntity = entity("notification", {
  attributes: {
    notificationID: { type: "string", required: true, readOnly: true },
    receivedAt: { type: "string", required: true },
    timeZone: { type: "string", required: true },
    receivedOn: { type: "string", required: true },
    cause: { type: Cause.options, required: true },
    agency: { type: agencyKinds, required: true },
    level: { type: agencyLevels, required: true },
    countyFips: { type: "string" },
    asked: { type: Asked.options, required: true },
    casefileID: { type: "string" },
    contactedAt: { type: "string" },
    visitedOn: { type: "string" },
    missed: { type: "boolean", required: true },
    createdAt: { type: "string", required: true },
    createdBy: { type: "string", required: true },
    version: { type: "number", required: true },
  },
  indexes: {
    byID: at(Keys.primary, "notification#${notificationID}", "notification"),
    byDay: at(Keys.first, "notifications", "${receivedOn}#${notificationID}"),
  },
})
export type NotificationRow = EntityItem<typeof NotificationEntity>
