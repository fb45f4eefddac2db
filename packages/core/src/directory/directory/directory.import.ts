import type { Bundle, Nested } from "@ventanilla/hsds/assemble"
import { textOf } from "@ventanilla/hsds/lens"
import { isLost } from "@ventanilla/hsds/merge"
import { Audit } from "../../audit/audit/inside"
import { verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { commit, retrying } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { omitNil } from "../../platform/util/omit-nil"
import { Tenant } from "../../tenancy/tenant/inside"
import { idOf, organizationUuid } from "./bundle.rules"
import type { Rows } from "./directory.entity"
import { read, wholeOf } from "./directory.read"
import { nameKey } from "./directory.rules"
import { save } from "./directory.write"
import { ImportInput, type Result, written } from "./exchange.schema"
import { firstPhone } from "./lists.rules"
import { type Merged, merge, ownID, type Wishes } from "./merge.rules"

/**
 * Imports organisations from HSDS, each in its own transaction: created, updated, unchanged or rejected, line by line.
 * Repeating the same records changes nothing, so an interrupted request can be sent again.
 */
export const imported = verb("directory.import", ImportInput, async ({ bundles, dryRun, publish, category }) => {
  const { settings } = await Tenant.current()
  const wishes = { publish, category, enabled: settings.categories }
  const results: Result[] = []
  for (const bundle of bundles) results.push(...(await one(bundle, wishes, dryRun)))
  const answer = { results: results.map(written) }
  if (dryRun) return answer
  return commit({
    writes: [],
    audit: await Audit.entry({ action: "directory.imported", subjects: ["directory"] }),
    answer,
  })
})

const one = (bundle: Bundle, wishes: Wishes, dryRun: boolean): Promise<Result[]> =>
  retrying(async () => {
    if (isLost(bundle.organization))
      return [
        { table: "organization", id: textOf(bundle.organization, "id"), outcome: "rejected", code: "lost_letters" },
      ]
    const rows = await known(bundle.organization)
    const merged = merge(rows && wholeOf(rows), bundle, wishes)
    if (dryRun || merged.changed.size === 0) return merged.results
    const { organizationID } = merged.whole.organization
    try {
      await commit({
        writes: await save(rows, rowsOf(rows, merged, bundle.organization), { imported: true }),
        audit: await Audit.entry({ action: "organization.imported", subjects: [organizationID] }),
        answer: { organizationID },
        remembered: false,
      })
    } catch (error) {
      if (!(error instanceof VisibleError && error.code === "directory_too_large")) throw error
      return [{ table: "organization", id: textOf(bundle.organization, "id"), outcome: "rejected", code: error.code }]
    }
    return merged.results
  })

/** The existing organisation of this record: one of ours that was exported, or one from an earlier import. */
async function known(organization: Nested): Promise<Rows | undefined> {
  const uuid = textOf(organization, "id")
  const own = ownID(organization)
  const found = own ? await read(own) : undefined
  if (found && organizationUuid(wholeOf(found).organization) === uuid) return found
  return read(idOf("org", uuid))
}

/** Unchanged rows stay the same objects, so that `save` does not write them. */
function rowsOf(before: Rows | undefined, { whole, changed }: Merged, record: Nested): Rows {
  const { organizationID, name, status, details, kept } = whole.organization
  const key = nameKey(name)
  const isRenamed = before !== undefined && key !== before.organization.nameKey
  const organization = before
    ? { ...before.organization, name, nameKey: key, details, kept }
    : omitNil({
        ...{ organizationID, name, nameKey: key, status, details, kept },
        phone: firstPhone(record),
        capacityStatus: "unknown" as const,
        createdAt: Clock.iso(),
        version: 1,
      })
  const services = whole.services.map((service) => {
    const row = before?.services.find((one) => one.serviceID === service.serviceID)
    if (row && !changed.has(service.serviceID)) return isRenamed ? { ...row, nameKey: key } : row
    return { ...row, ...service, organizationID, nameKey: key }
  })
  const locations = whole.locations.map((place) => {
    const row = before?.locations.find((one) => one.locationID === place.locationID)
    return row && !changed.has(place.locationID) ? row : { ...row, ...place, organizationID }
  })
  return { organization, services, locations }
}
