import { Entity, type EntityItem } from "electrodb"
import { Keys } from "../store"
import { late } from "../util/late"
import { Capacity } from "./directory.schema"

const status = ["active", "inactive"] as const

/** An organisation heads its partition; its services follow it there, so that one query reads them all. */
export const OrganizationEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "organization", version: "1" },
      attributes: {
        organizationID: { type: "string", required: true, readOnly: true },
        name: { type: "string", required: true },
        nameKey: { type: "string", required: true },
        contactName: { type: "string" },
        phone: { type: "string" },
        status: { type: status, required: true },
        capacityStatus: { type: Capacity.options, required: true },
        capacityUntil: { type: "string" },
        capacityStatedAt: { type: "string" },
        createdAt: { type: "string", required: true },
        version: { type: "number", required: true },
      },
      indexes: {
        byID: {
          pk: {
            field: Keys.primary.pk,
            composite: ["organizationID"],
            template: "organization#${organizationID}",
            casing: "none",
          },
          sk: { field: Keys.primary.sk, composite: [], template: "organization", casing: "none" },
        },
        byName: {
          index: Keys.first.index,
          pk: { field: Keys.first.pk, composite: [], template: "organizations", casing: "none" },
          sk: {
            field: Keys.first.sk,
            composite: ["nameKey", "organizationID"],
            template: "${nameKey}#${organizationID}",
            casing: "none",
          },
        },
      },
    }),
)

/** Active services are found by category, in the order of their organisations' names. */
export const ServiceEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "service", version: "1" },
      attributes: {
        serviceID: { type: "string", required: true, readOnly: true },
        organizationID: { type: "string", required: true, readOnly: true },
        /** The organisation's, written again when it is renamed. */
        nameKey: { type: "string", required: true },
        name: { type: "string", required: true },
        category: { type: "string", required: true },
        languages: { type: "list", items: { type: "string" }, required: true },
        serviceArea: { type: "list", items: { type: "string" }, required: true },
        status: { type: status, required: true },
      },
      indexes: {
        byID: {
          pk: {
            field: Keys.primary.pk,
            composite: ["organizationID"],
            template: "organization#${organizationID}",
            casing: "none",
          },
          sk: { field: Keys.primary.sk, composite: ["serviceID"], template: "service#${serviceID}", casing: "none" },
        },
        byCategory: {
          index: Keys.first.index,
          condition: (service: { status?: string }) => service.status === "active",
          pk: { field: Keys.first.pk, composite: ["category"], template: "services#${category}", casing: "none" },
          sk: {
            field: Keys.first.sk,
            composite: ["nameKey", "organizationID", "serviceID"],
            template: "${nameKey}#${organizationID}#${serviceID}",
            casing: "none",
          },
        },
      },
    }),
)

export type OrganizationRow = EntityItem<typeof OrganizationEntity>
export type ServiceRow = EntityItem<typeof ServiceEntity>
