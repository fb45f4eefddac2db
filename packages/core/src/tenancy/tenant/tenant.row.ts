import { Act } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { Store, type Write, Writes } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { TenantEntity, type TenantRow } from "./tenant.entity"
import { progress } from "./tenant.rules"
import type { Info } from "./tenant.schema"

/**
 * Uses the registry with the function's own credentials, whoever acts: for what every consulate inherits, and for
 * sign-in checks.
 */
export const asRegistry = <T>(run: () => Promise<T>): Promise<T> => Act.with({ type: "system", job: "registry" }, run)

export async function find(tenantID: string): Promise<TenantRow | undefined> {
  const handle = await Store.registry()
  const { data } = await TenantEntity.get({ tenantID }).go({ ...handle, consistent: true })
  return data ?? undefined
}

export async function row(tenantID: string): Promise<TenantRow> {
  const found = await find(tenantID)
  if (!found) throw new VisibleError("not_found", "not_found")
  return found
}

export async function all(): Promise<TenantRow[]> {
  const handle = await Store.registry()
  const { data } = await TenantEntity.query.all({}).go({ ...handle, pages: "all" })
  return data
}

/** Writes `next` if the row is still as it was read. */
export async function write(found: TenantRow, next: TenantRow): Promise<Write> {
  const { table } = await Store.registry()
  return Writes.replace(TenantEntity.put(next), found.version, table)
}

export function serialize(found: TenantRow): Info {
  return {
    tenantID: found.tenantID,
    officeCode: found.officeCode,
    names: found.names,
    country: found.country,
    state: found.state ?? null,
    timeZone: found.timeZone,
    languages: found.languages,
    latitude: found.latitude ?? null,
    longitude: found.longitude ?? null,
    status: found.status,
    steps: progress(found, Clock.iso()),
    failure: found.failure ?? null,
    createdAt: found.createdAt,
    activatedAt: found.activatedAt ?? null,
    offboardedAt: found.ending?.endedAt ?? null,
  }
}
