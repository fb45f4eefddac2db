import type { z } from "zod"
import { Audit } from "../../audit/audit/inside"
import { verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { commit, retrying, Store, type Write, Writes } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import { OrganizationEntity } from "./directory.entity"
import { mostServices, nameKey } from "./directory.rules"
import { AddServiceInput, type CapacityInput, ChangeInput, ChangeServiceInput, CreateInput } from "./directory.schema"
import { assertEnabled, existing, save, serviceOf, unchanged } from "./directory.write"

export { type Changed, changedSince } from "./directory.changes"
export { addLocation, changeLocation, describe, describeService, writeAssurance } from "./directory.details"
export { exported } from "./directory.export"
export { imported } from "./directory.import"
export * from "./directory.public"
export { publishAnew } from "./directory.publish"
export { fromID, list, organization, organizationName, organizationNames, service } from "./directory.read"
export { type Reviewed, writeReviewed } from "./directory.reviewed"
export { capacityAt, nameKey } from "./directory.rules"

/** Adds an organisation; its capacity is unknown until the organisation states it. */
export const create = verb("organization.create", CreateInput, async (input) => {
  const organizationID = createID("organization")
  const organization = omitNil({
    ...input,
    organizationID,
    nameKey: nameKey(input.name),
    status: "active" as const,
    capacityStatus: "unknown" as const,
    createdAt: Clock.iso(),
    version: 1,
  })
  return commit({
    writes: await save(undefined, { organization, services: [], locations: [] }),
    audit: await Audit.entry({ action: "organization.create", subjects: [organizationID] }),
    answer: { organizationID },
  })
})

/** Changes an organisation; a new name also moves its services in the lists. */
export const change = verb("organization.change", ChangeInput, async ({ organizationID, version, ...input }) => {
  const rows = await unchanged(organizationID, version)
  const { contactName: _, phone: __, ...same } = rows.organization
  const key = nameKey(input.name)
  const services =
    key === rows.organization.nameKey ? rows.services : rows.services.map((row) => ({ ...row, nameKey: key }))
  return commit({
    writes: await save(rows, { ...rows, organization: omitNil({ ...same, ...input, nameKey: key }), services }),
    audit: await Audit.entry({ action: "organization.change", subjects: [organizationID] }),
    answer: { organizationID },
  })
})

/** Adds a service in a category that the consulate uses. */
export const addService = verb("service.add", AddServiceInput, ({ organizationID, ...input }) =>
  retrying(async () => {
    const rows = await existing(organizationID)
    const { organization, services } = rows
    if (services.length >= mostServices) throw new VisibleError("conflict", "services_full")
    await assertEnabled(input.category)
    const serviceID = createID("service")
    const row = { ...input, organizationID, serviceID, nameKey: organization.nameKey, status: "active" as const }
    return commit({
      writes: await save(rows, { ...rows, services: [...services, row] }),
      audit: await Audit.entry({ action: "service.add", subjects: [organizationID, serviceID] }),
      answer: { serviceID },
    })
  }),
)

export const changeService = verb(
  "service.change",
  ChangeServiceInput,
  async ({ organizationID, serviceID, version, ...input }) => {
    const rows = await unchanged(organizationID, version)
    const row = serviceOf(rows, serviceID)
    if (input.category !== row.category) await assertEnabled(input.category)
    const services = rows.services.map((one) => (one === row ? { ...row, ...input } : one))
    return commit({
      writes: await save(rows, { ...rows, services }),
      audit: await Audit.entry({ action: "service.change", subjects: [organizationID, serviceID] }),
      answer: { serviceID },
    })
  },
)

/** Records the capacity that an organisation states, for the transaction of the calling verb. */
export async function writeCapacity(organizationID: string, input: z.output<typeof CapacityInput>): Promise<Write> {
  const { table } = await Store.consulate()
  const now = Clock.iso()
  const said = { capacityStatus: input.status, capacityStatedAt: now, changedAt: now }
  const patch = OrganizationEntity.patch({ organizationID })
  const stated = input.until
    ? patch.set({ ...said, capacityUntil: input.until })
    : patch.set(said).remove(["capacityUntil"])
  return Writes.update(stated.add({ version: 1 }).params({ table }))
}
