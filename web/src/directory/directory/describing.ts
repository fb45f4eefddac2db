import {
  DescribeInput,
  DescribeServiceInput,
  type Info,
  type OrganizationDetails,
  type Service,
  type ServiceDetails,
} from "@ventanilla/core/directory/directory/schema"
import { createForm } from "../../ui/form"
import { createMerge, filled } from "../../ui/merge"
import { describeOrganization, describeService, readOrganization } from "./directory.calls"

/** A form over all that is known of an organisation; what a colleague saved meanwhile is joined. */
export function organizationForm({ organizationID, details, version }: Info, done: () => void) {
  const merge = createMerge<OrganizationDetails>({
    base: { values: details, version },
    read: async () => {
      const now = await readOrganization(organizationID)
      return { values: now.details, version: now.version }
    },
  })
  const form = createForm({
    schema: DescribeInput.omit({ version: true }),
    initial: { organizationID, details: filled(details) },
    send: (input, key) =>
      merge.send(input.details, key, (mine, read, again) =>
        describeOrganization(organizationID, { details: mine, version: read }, again),
      ),
    done,
  })
  return { ...form, merge }
}

/** The same of one of its services: each dialog shows a part of it. */
export function serviceForm({ organizationID, version }: Info, { serviceID, details }: Service, done: () => void) {
  const merge = createMerge<ServiceDetails>({
    base: { values: details, version },
    read: async () => {
      const now = await readOrganization(organizationID)
      const service = now.services.find((one) => one.serviceID === serviceID)
      return { values: service?.details ?? details, version: now.version }
    },
  })
  const form = createForm({
    schema: DescribeServiceInput.omit({ version: true }),
    initial: { organizationID, serviceID, details: filled(details) },
    send: (input, key) =>
      merge.send(input.details, key, (mine, read, again) =>
        describeService({ organizationID, serviceID }, { details: mine, version: read }, again),
      ),
    done,
  })
  return { ...form, merge }
}
