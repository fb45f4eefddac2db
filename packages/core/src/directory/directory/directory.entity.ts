import { Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"
import { Capacity } from "./directory.schema"

const status = ["active", "inactive"] as const
/** All changes are in one partition, by time: whoever keeps a copy of the directory reads only what came since. */
export const changes = "directory#changes"

/** An organisation is the first item of its partition and its services follow, so that one query reads them all. */
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
        /** Absent on rows older than the field; read through `detailsOf`. */
        details: { type: "any" },
        /** Parts of an imported record without a field here, so that an export loses nothing. */
        kept: { type: "any" },
        changedAt: { type: "string" },
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
        byChange: {
          index: Keys.second.index,
          condition: (row: { changedAt?: string }) => row.changedAt !== undefined,
          pk: { field: Keys.second.pk, composite: [], template: changes, casing: "none" },
          sk: {
            field: Keys.second.sk,
            composite: ["changedAt", "organizationID"],
            template: "${changedAt}#${organizationID}",
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
        /** The organisation's name, rewritten when it is renamed. */
        nameKey: { type: "string", required: true },
        name: { type: "string", required: true },
        category: { type: "string", required: true },
        languages: { type: "list", items: { type: "string" }, required: true },
        serviceArea: { type: "list", items: { type: "string" }, required: true },
        status: { type: status, required: true },
        details: { type: "any" },
        kept: { type: "any" },
        assuredAt: { type: "string" },
        assuredBy: { type: "string" },
        nextCheckAt: { type: "string" },
        /** How many of its troubles are not cleared. */
        troubles: { type: "number" },
        changedAt: { type: "string" },
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
        byChange: {
          index: Keys.second.index,
          condition: (row: { changedAt?: string }) => row.changedAt !== undefined,
          pk: { field: Keys.second.pk, composite: [], template: changes, casing: "none" },
          sk: {
            field: Keys.second.sk,
            composite: ["changedAt", "serviceID"],
            template: "${changedAt}#${serviceID}",
            casing: "none",
          },
        },
      },
    }),
)

/** A location of an organisation; stored beside its services in its partition. */
export const LocationEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "location", version: "1" },
      attributes: {
        locationID: { type: "string", required: true, readOnly: true },
        organizationID: { type: "string", required: true, readOnly: true },
        details: { type: "any", required: true },
        kept: { type: "any" },
        changedAt: { type: "string" },
      },
      indexes: {
        byID: {
          pk: {
            field: Keys.primary.pk,
            composite: ["organizationID"],
            template: "organization#${organizationID}",
            casing: "none",
          },
          sk: { field: Keys.primary.sk, composite: ["locationID"], template: "location#${locationID}", casing: "none" },
        },
        byChange: {
          index: Keys.second.index,
          condition: (row: { changedAt?: string }) => row.changedAt !== undefined,
          pk: { field: Keys.second.pk, composite: [], template: changes, casing: "none" },
          sk: {
            field: Keys.second.sk,
            composite: ["changedAt", "locationID"],
            template: "${changedAt}#${locationID}",
            casing: "none",
          },
        },
      },
    }),
)

export type OrganizationRow = EntityItem<typeof OrganizationEntity>
export type ServiceRow = EntityItem<typeof ServiceEntity>
export type LocationRow = EntityItem<typeof LocationEntity>
/** An organisation's partition. */
export type Rows = { organization: OrganizationRow; services: ServiceRow[]; locations: LocationRow[] }
