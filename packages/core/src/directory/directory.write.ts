import { VisibleError } from "../error"
import { Store, type Write, Writes } from "../store"
import { Tenant } from "../tenant"
import { Clock } from "../util/clock"
import { LocationEntity, OrganizationEntity, type Rows, ServiceEntity, type ServiceRow } from "./directory.entity"
import { read } from "./directory.read"

/** An organisation's rows, or a refusal. */
export async function existing(organizationID: string): Promise<Rows> {
  const found = await read(organizationID)
  if (!found) throw new VisibleError("not_found", "not_found")
  return found
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
 * The writes that make an organisation's partition what `next` says: its head, and of its services and locations those that
 * are other objects than before. Every change raises the organisation's version, so that changes of one organisation take turns.
 */
export async function save(before: Rows | undefined, next: Rows): Promise<Write[]> {
  const { table } = await Store.consulate()
  const changedAt = Clock.iso()
  const services = next.services.filter((row) => !before?.services.includes(row))
  const locations = next.locations.filter((row) => !before?.locations.includes(row))
  const head = { ...next.organization, changedAt }
  const organization = before
    ? OrganizationEntity.put({ ...head, version: before.organization.version + 1 })
        .where(({ version }, { eq }) => eq(version, before.organization.version))
        .params({ table })
    : OrganizationEntity.create({ ...head, version: 1 }).params({ table })
  return [
    Writes.put(organization),
    ...services.map((row) => Writes.put(ServiceEntity.put({ ...row, changedAt }).params({ table }))),
    ...locations.map((row) => Writes.put(LocationEntity.put({ ...row, changedAt }).params({ table }))),
  ]
}
