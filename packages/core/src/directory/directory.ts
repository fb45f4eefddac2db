import type { z } from "zod"
import { Act } from "../actor"
import { Audit } from "../audit"
import { VisibleError } from "../error"
import { commit, retrying, Store, type Write, Writes } from "../store"
import { Tenant } from "../tenant"
import { absent } from "../util/absent"
import { Clock } from "../util/clock"
import { fn } from "../util/fn"
import { createID } from "../util/id"
import { OrganizationEntity, type OrganizationRow, ServiceEntity, type ServiceRow } from "./directory.entity"
import { read } from "./directory.read"
import { mostServices, nameKey } from "./directory.rules"
import { AddServiceInput, type CapacityInput, ChangeInput, ChangeServiceInput, CreateInput } from "./directory.schema"

export { fromID, list, organization, organizationName, organizationNames, service } from "./directory.read"

/** Adds an organisation; its capacity is unknown until it says so itself. */
export const create = fn(CreateInput, async (input) => {
  Act.assert("organization.create")
  const { table } = await Store.consulate()
  const organizationID = createID("organization")
  const row = {
    ...input,
    organizationID,
    nameKey: nameKey(input.name),
    status: "active" as const,
    capacityStatus: "unknown" as const,
    createdAt: Clock.iso(),
    version: 1,
  }
  return commit({
    writes: [Writes.put(OrganizationEntity.create(absent(row)).params({ table }))],
    audit: await Audit.entry({ action: "organization.create", subjects: [organizationID] }),
    answer: { organizationID },
  })
})

/** Changes what is known of an organisation; a new name moves its services in the lists, too. */
export const change = fn(ChangeInput, ({ organizationID, ...input }) =>
  retrying(async () => {
    Act.assert("organization.change")
    const { organization, services } = await existing(organizationID)
    const { contactName: _, phone: __, ...kept } = organization
    const key = nameKey(input.name)
    const moved = key === organization.nameKey ? [] : services.map((row) => ({ ...row, nameKey: key }))
    return commit({
      writes: [
        await putOrganization(organization, absent({ ...kept, ...input, nameKey: key })),
        ...(await Promise.all(moved.map(putService))),
      ],
      audit: await Audit.entry({ action: "organization.change", subjects: [organizationID] }),
      answer: { organizationID },
    })
  }),
)

/** Adds a service in a category that the consulate uses. */
export const addService = fn(AddServiceInput, ({ organizationID, ...input }) =>
  retrying(async () => {
    Act.assert("service.add")
    const { organization, services } = await existing(organizationID)
    if (services.length >= mostServices) throw new VisibleError("conflict", "services_full")
    await assertEnabled(input.category)
    const serviceID = createID("service")
    const row = { ...input, organizationID, serviceID, nameKey: organization.nameKey, status: "active" as const }
    return commit({
      writes: [await putOrganization(organization, organization), await putService(row)],
      audit: await Audit.entry({ action: "service.add", subjects: [organizationID, serviceID] }),
      answer: { serviceID },
    })
  }),
)

export const changeService = fn(ChangeServiceInput, ({ organizationID, serviceID, ...input }) =>
  retrying(async () => {
    Act.assert("service.change")
    const { organization, services } = await existing(organizationID)
    const row = services.find((service) => service.serviceID === serviceID)
    if (!row) throw new VisibleError("not_found", "not_found")
    if (input.category !== row.category) await assertEnabled(input.category)
    return commit({
      writes: [await putOrganization(organization, organization), await putService({ ...row, ...input })],
      audit: await Audit.entry({ action: "service.change", subjects: [organizationID, serviceID] }),
      answer: { serviceID },
    })
  }),
)

/** What an organisation says of its capacity now, for the transaction of whoever lets it say so. */
export async function writeCapacity(organizationID: string, input: z.output<typeof CapacityInput>): Promise<Write> {
  const { table } = await Store.consulate()
  const said = { capacityStatus: input.status, capacityStatedAt: Clock.iso() }
  const patch = OrganizationEntity.patch({ organizationID })
  const stated = input.until
    ? patch.set({ ...said, capacityUntil: input.until })
    : patch.set(said).remove(["capacityUntil"])
  return Writes.update(stated.add({ version: 1 }).params({ table }))
}

async function existing(organizationID: string) {
  const found = await read(organizationID)
  if (!found) throw new VisibleError("not_found", "not_found")
  return found
}

async function assertEnabled(category: string) {
  const { settings } = await Tenant.current()
  if (!settings.categories.includes(category)) throw new VisibleError("validation", "category_disabled", "category")
}

/** Every change of an organisation or its services raises its version, so that changes of one organisation take turns. */
async function putOrganization(before: OrganizationRow, next: OrganizationRow): Promise<Write> {
  const { table } = await Store.consulate()
  return Writes.put(
    OrganizationEntity.put({ ...next, version: before.version + 1 })
      .where(({ version }, { eq }) => eq(version, before.version))
      .params({ table }),
  )
}

async function putService(row: ServiceRow): Promise<Write> {
  const { table } = await Store.consulate()
  return Writes.put(ServiceEntity.put(row).params({ table }))
}
