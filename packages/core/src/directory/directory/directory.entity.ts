import type { EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import { Capacity } from "./directory.schema"

const status = ["active", "inactive"] as const
/** All changes are in one partition, by time: whoever keeps a copy of the directory reads only what came since. */
export const changes = "directory#changes"

/** An organisation is the first item of its partition and its services follow, so that one query reads them all. */
export const OrganizationEntity = entity("organization", {
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
    byID: at(Keys.primary, "organization#${organizationID}", "organization"),
    byName: at(Keys.first, "organizations", "${nameKey}#${organizationID}"),
    byChange: {
      ...at(Keys.second, changes, "${changedAt}#${organizationID}"),
      condition: (row: { changedAt?: string }) => row.changedAt !== undefined,
    },
  },
})

/** Active services are found by category, in the order of their organisations' names. */
export const ServiceEntity = entity("service", {
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
    byID: at(Keys.primary, "organization#${organizationID}", "service#${serviceID}"),
    byCategory: {
      ...at(Keys.first, "services#${category}", "${nameKey}#${organizationID}#${serviceID}"),
      condition: (service: { status?: string }) => service.status === "active",
    },
    byChange: {
      ...at(Keys.second, changes, "${changedAt}#${serviceID}"),
      condition: (row: { changedAt?: string }) => row.changedAt !== undefined,
    },
  },
})

/** A location of an organisation; stored beside its services in its partition. */
export const LocationEntity = entity("location", {
  attributes: {
    locationID: { type: "string", required: true, readOnly: true },
    organizationID: { type: "string", required: true, readOnly: true },
    details: { type: "any", required: true },
    kept: { type: "any" },
    changedAt: { type: "string" },
  },
  indexes: {
    byID: at(Keys.primary, "organization#${organizationID}", "location#${locationID}"),
    byChange: {
      ...at(Keys.second, changes, "${changedAt}#${locationID}"),
      condition: (row: { changedAt?: string }) => row.changedAt !== undefined,
    },
  },
})

export type OrganizationRow = EntityItem<typeof OrganizationEntity>
export type ServiceRow = EntityItem<typeof ServiceEntity>
export type LocationRow = EntityItem<typeof LocationEntity>
/** An organisation's partition. */
export type Rows = { organization: OrganizationRow; services: ServiceRow[]; locations: LocationRow[] }
