import type { Nested } from "@ventanilla/hsds/assemble"
import { assertAsRead, VisibleError } from "../../platform/error"
import { Store, type Write, Writes } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { Tenant } from "../../tenancy/tenant/inside"
import {
  LocationEntity,
  type LocationRow,
  OrganizationEntity,
  type Rows,
  ServiceEntity,
  type ServiceRow,
} from "./directory.entity"
import { publish } from "./directory.publish"
import { read } from "./directory.read"

/** An organisation's rows, or a refusal. */
export async function existing(organizationID: string): Promise<Rows> {
  const found = await read(organizationID)
  if (!found) throw new VisibleError("not_found", "not_found")
  return found
}

/** Like `existing`, and refuses when it was changed since its `version` was read. */
export async function unchanged(organizationID: string, version: number): Promise<Rows> {
  const rows = await existing(organizationID)
  assertAsRead(rows.organization.version, version)
  return rows
}

export function serviceOf(rows: Rows, serviceID: string): ServiceRow {
  const row = rows.services.find((service) => service.serviceID === serviceID)
  if (!row) throw new VisibleError("not_found", "not_found")
  return row
}

export async function assertEnabled(category: string) {
  const { settings } = await Tenant.current()
  if (!settings.categories.includes(category)) throw new VisibleError("validation", "category_disabled", "category")
}

/**
 * The writes that make an organisation's partition match `next`: its first item, and those services and locations that
 * are new objects. Every change increments the organisation's version, so that concurrent changes of one organisation
 * conflict.
 */
export async function save(before: Rows | undefined, next: Rows, { imported = false } = {}): Promise<Write[]> {
  const { table } = await Store.consulate()
  const changedAt = Clock.iso()
  const isNew = (row: ServiceRow | LocationRow) =>
    ![...(before?.services ?? []), ...(before?.locations ?? [])].includes(row)
  const dated = <R extends ServiceRow | LocationRow>(row: R): R => {
    if (!isNew(row)) return row
    // A foreign record's own date stays correct until staff change the record.
    const { last_modified: _, ...kept } = (row.kept ?? {}) as Nested
    return { ...row, changedAt, ...(row.kept && !imported ? { kept } : {}) }
  }
  const now = { services: next.services.map(dated), locations: next.locations.map(dated) }
  const services = now.services.filter(isNew)
  const locations = now.locations.filter(isNew)
  const head = { ...next.organization, changedAt }
  const organization = before
    ? OrganizationEntity.put({ ...head, version: before.organization.version + 1 })
        .where(({ version }, { eq }) => eq(version, before.organization.version))
        .params({ table })
    : OrganizationEntity.create({ ...head, version: 1 }).params({ table })
  return [
    Writes.put(organization),
    ...services.map((row) => Writes.put(ServiceEntity.put(row).params({ table }))),
    ...locations.map((row) => Writes.put(LocationEntity.put(row).params({ table }))),
    ...(await publish(before, { organization: next.organization, ...now })),
  ]
}
