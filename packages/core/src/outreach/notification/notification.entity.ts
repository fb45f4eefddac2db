import { Entity, type EntityItem } from "electrodb"
import { agencyKinds, agencyLevels } from "../../platform/data/training"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"
import { Asked, Cause } from "./notification.schema"

export const NotificationEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "notification", version: "1" },
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
        byID: {
          pk: {
            field: Keys.primary.pk,
            composite: ["notificationID"],
            template: "notification#${notificationID}",
            casing: "none",
          },
          sk: { field: Keys.primary.sk, composite: [], template: "notification", casing: "none" },
        },
        byDay: {
          index: Keys.first.index,
          pk: { field: Keys.first.pk, composite: [], template: "notifications", casing: "none" },
          sk: {
            field: Keys.first.sk,
            composite: ["receivedOn", "notificationID"],
            template: "${receivedOn}#${notificationID}",
            casing: "none",
          },
        },
      },
    }),
)
export type NotificationRow = EntityItem<typeof NotificationEntity>
