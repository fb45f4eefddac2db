import { everything, Keys, Store } from "../../platform/store"
import { changes, LocationEntity, OrganizationEntity, ServiceEntity } from "./directory.entity"
import { locationDetails, organizationDetails, serializeService } from "./directory.read"
import type { Capacity, LocationDetails, OrganizationDetails, Service } from "./directory.schema"

type Head = {
  organizationID: string
  name: string
  phone: string | null
  status: "active" | "inactive"
  /** The capacity as stated; it decays with time, so it is evaluated when read. */
  stated: { status: Capacity; until: string | null; statedAt: string | null }
  details: OrganizationDetails
}
type Where = LocationDetails & { locationID: string; organizationID: string }
export type Changed = {
  organizations: Head[]
  /** `troubles`: how many of its troubles are not cleared. */
  services: (Service & { troubles: number })[]
  locations: Where[]
  /** When the most recent of them was changed; undefined when there is none. */
  until: string | undefined
}

/**
 * What was changed in the directory at `since` or later, all of it when undefined: for whoever keeps a copy. One query;
 * half a read unit when nothing was. The index lags slightly, so ask again for the last seconds.
 */
export async function changedSince(since: string | undefined): Promise<Changed> {
  const found = await everything(await Store.consulate(), {
    IndexName: Keys.second.index,
    KeyConditionExpression: since ? "gsi2pk = :pk AND gsi2sk >= :since" : "gsi2pk = :pk",
    ExpressionAttributeValues: { ":pk": changes, ...(since ? { ":since": since } : {}) },
  })
  const of = (entity: string) => ({ Items: found.filter((item) => item["__edb_e__"] === entity) })
  const organizations = OrganizationEntity.parse(of("organization")).data
  const services = ServiceEntity.parse(of("service")).data
  const locations = LocationEntity.parse(of("location")).data
  return {
    organizations: organizations.map((row) => ({
      organizationID: row.organizationID,
      name: row.name,
      phone: row.phone ?? null,
      status: row.status,
      stated: {
        status: row.capacityStatus,
        until: row.capacityUntil ?? null,
        statedAt: row.capacityStatedAt ?? null,
      },
      details: organizationDetails(row),
    })),
    services: services.map((row) => ({ ...serializeService(row), troubles: row.troubles ?? 0 })),
    locations: locations.map((row) => ({
      ...locationDetails(row),
      locationID: row.locationID,
      organizationID: row.organizationID,
    })),
    until: [...organizations, ...services, ...locations].reduce<string | undefined>(
      (last, { changedAt }) => (changedAt && (!last || changedAt > last) ? changedAt : last),
      undefined,
    ),
  }
}
