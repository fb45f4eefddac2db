import { useQuery } from "@tanstack/solid-query"
import type {
  AddServiceInput,
  ChangeInput,
  ChangeServiceInput,
  LocationDetails,
  OrganizationDetails,
  ServiceDetails,
} from "@ventanilla/core/directory/directory/schema"
import type { z } from "zod"
import { type AsRead, ask, client, keyed, type Sent } from "../../api"
import { arrived, given } from "../../context/call"

type Search = { category?: string | undefined; search?: string | undefined }

export const listOrganizations = (search: Search, cursor?: string, limit = 25) =>
  ask(client.api.organizations.$get({ query: given({ ...search, cursor, limit: String(limit) }) }))

const one = () => client.api.organizations[":organizationID"]
export const readOrganization = (organizationID: string) => ask(one().$get({ param: { organizationID } }))

type Change = Sent<Omit<z.input<typeof ChangeInput>, "organizationID">>
export const changeOrganization = (organizationID: string, json: Change, key: string) =>
  ask(one().$post({ param: { organizationID }, json }, keyed(key)))

type NewService = Omit<z.input<typeof AddServiceInput>, "organizationID">
export const addService = (organizationID: string, json: NewService, key: string) =>
  ask(one().services.$post({ param: { organizationID }, json }, keyed(key)))

type OtherService = Sent<Omit<z.input<typeof ChangeServiceInput>, "organizationID" | "serviceID">>
export const changeService = (organizationID: string, serviceID: string, json: OtherService, key: string) =>
  ask(one().services[":serviceID"].$post({ param: { organizationID, serviceID }, json }, keyed(key)))

/** `version`: the organisation's that was read. */
type Described<D> = { details: D; version: AsRead }
export const describeOrganization = (organizationID: string, json: Described<OrganizationDetails>, key: string) =>
  ask(one().details.$post({ param: { organizationID }, json }, keyed(key)))
type ServicePath = { organizationID: string; serviceID: string }
export const describeService = (param: ServicePath, json: Described<ServiceDetails>, key: string) =>
  ask(one().services[":serviceID"].details.$post({ param, json }, keyed(key)))

export const addLocation = (organizationID: string, location: LocationDetails, key: string) =>
  ask(one().locations.$post({ param: { organizationID }, json: { location } }, keyed(key)))
type LocationPath = { organizationID: string; locationID: string }
type OtherLocation = { location: LocationDetails; version: AsRead }
export const changeLocation = (param: LocationPath, json: OtherLocation, key: string) =>
  ask(one().locations[":locationID"].$post({ param, json }, keyed(key)))

/** Names of the directory's first hundred organisations by id: to say who a consent is for. */
export function useOrganizationNames() {
  const query = useQuery(() => ({
    queryKey: ["organizations", "names"],
    queryFn: () => listOrganizations({}, undefined, 100),
  }))
  return () => new Map((arrived(query)?.items ?? []).map((one) => [one.organizationID, one.name]))
}
