import { Audit } from "../../audit/audit/inside"
import { verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { commit, retrying, type Write } from "../../platform/store"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import type { Rows } from "./directory.entity"
import { mostLocations } from "./directory.rules"
import {
  AddLocationInput,
  type Assurance,
  ChangeLocationInput,
  DescribeInput,
  DescribeServiceInput,
} from "./directory.schema"
import { existing, save, serviceOf, unchanged } from "./directory.write"

/** Describes an organisation beyond its name: kind, description, web addresses, and what may be published of it. */
export const describe = verb("organization.describe", DescribeInput, async ({ organizationID, details, version }) => {
  const rows = await unchanged(organizationID, version)
  return commit({
    writes: await save(rows, { ...rows, organization: { ...rows.organization, details } }),
    audit: await Audit.entry({ action: "organization.describe", subjects: [organizationID] }),
    answer: { organizationID },
  })
})

/** Describes a service: eligibility, cost, opening hours and location. */
export const describeService = verb(
  "service.describe",
  DescribeServiceInput,
  async ({ organizationID, serviceID, details, version }) => {
    const rows = await unchanged(organizationID, version)
    const row = serviceOf(rows, serviceID)
    const known = new Set(rows.locations.map(({ locationID }) => locationID))
    if (details.locationIDs.some((id) => !known.has(id)))
      throw new VisibleError("validation", "location_other", "details.locationIDs")
    const services = rows.services.map((one) => (one === row ? { ...row, details } : one))
    return commit({
      writes: await save(rows, { ...rows, services }),
      audit: await Audit.entry({ action: "service.describe", subjects: [organizationID, serviceID] }),
      answer: { serviceID },
    })
  },
)

export const addLocation = verb("location.add", AddLocationInput, ({ organizationID, location }) =>
  retrying(async () => {
    const rows = await existing(organizationID)
    if (rows.locations.length >= mostLocations) throw new VisibleError("conflict", "locations_full")
    const locationID = createID("location")
    const row = { locationID, organizationID, details: location }
    return commit({
      writes: await save(rows, { ...rows, locations: [...rows.locations, row] }),
      audit: await Audit.entry({ action: "location.add", subjects: [organizationID, locationID] }),
      answer: { locationID },
    })
  }),
)

export const changeLocation = verb(
  "location.change",
  ChangeLocationInput,
  async ({ organizationID, locationID, location, version }) => {
    const rows = await unchanged(organizationID, version)
    const row = rows.locations.find((one) => one.locationID === locationID)
    if (!row) throw new VisibleError("not_found", "not_found")
    const locations = rows.locations.map((one) => (one === row ? { ...row, details: location } : one))
    return commit({
      writes: await save(rows, { ...rows, locations }),
      audit: await Audit.entry({ action: "location.change", subjects: [organizationID, locationID] }),
      answer: { locationID },
    })
  },
)

/**
 * Records who verified a service, for the transaction of the verifying verb. Refuses a service that does not exist;
 * increments the organisation's version, so read and commit within `retrying`.
 */
export async function writeAssurance(organizationID: string, serviceID: string, said: Assurance): Promise<Write[]> {
  const rows: Rows = await existing(organizationID)
  const { assuredAt: _, assuredBy: __, nextCheckAt: ___, ...same } = serviceOf(rows, serviceID)
  const services = rows.services.map((one) => (one.serviceID === serviceID ? omitNil({ ...same, ...said }) : one))
  return save(rows, { ...rows, services })
}
