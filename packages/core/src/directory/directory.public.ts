import { Act } from "../actor"
import type { Nested } from "../data/hsds/assemble"
import { version } from "../data/hsds/tables"
import { VisibleError } from "../error"
import {
  OfficeInput,
  OrganizationInput,
  OrganizationsInput,
  RecordInput,
  ServicesInput,
  SitesInput,
  TaxonomiesInput,
  TermsInput,
} from "../hsds/hsds.schema"
import { Config } from "../util/config"
import { fn } from "../util/fn"
import { publicly, published } from "./directory.publish"
import * as Rules from "./hsds.rules"
import { openapi, profile } from "./openapi.rules"

const at = async (officeCode: string) => {
  Act.assert("directory.public")
  return published(officeCode)
}
/** For what is the same whatever was published: the office alone is read. */
const officeAt = async (officeCode: string) => {
  Act.assert("directory.public")
  return publicly(officeCode)
}
const stub = (officeCode: string) => `${Config.consoleUrl()}/api/public/hsds/${officeCode}`

function found(object: Nested | undefined): Nested {
  if (!object) throw new VisibleError("not_found", "not_found")
  return object
}

/** What this is: the version, the profile by which it is to be read, and the description of the API. */
export const about = fn(OfficeInput, async ({ officeCode }) => {
  await officeAt(officeCode)
  return { version, profile: `${stub(officeCode)}/profile`, openapi_url: `${stub(officeCode)}/openapi.json` }
})
export const described = fn(OfficeInput, async ({ officeCode }) => {
  const { names } = await officeAt(officeCode)
  return openapi(stub(officeCode), names)
})
export const profiled = fn(OfficeInput, async ({ officeCode }) => {
  await officeAt(officeCode)
  return profile(stub(officeCode))
})

export const services = fn(OfficeInput.extend(ServicesInput.shape), async ({ officeCode, ...wanted }) =>
  Rules.services((await at(officeCode)).bundles, wanted),
)
export const serviceRecord = fn(RecordInput, async ({ officeCode, recordID }) =>
  found(Rules.service((await at(officeCode)).bundles, recordID)),
)
export const organizations = fn(OfficeInput.extend(OrganizationsInput.shape), async ({ officeCode, ...wanted }) =>
  Rules.organizations((await at(officeCode)).bundles, wanted),
)
export const organizationRecord = fn(
  RecordInput.extend(OrganizationInput.shape),
  async ({ officeCode, recordID, ...wanted }) =>
    found(Rules.organization((await at(officeCode)).bundles, recordID, wanted.full_service)),
)
export const sites = fn(OfficeInput.extend(SitesInput.shape), async ({ officeCode, ...wanted }) =>
  Rules.sites((await at(officeCode)).bundles, wanted),
)
export const siteRecord = fn(RecordInput, async ({ officeCode, recordID }) =>
  found(Rules.site((await at(officeCode)).bundles, recordID)),
)
export const taxonomies = fn(OfficeInput.extend(TaxonomiesInput.shape), async ({ officeCode, ...wanted }) =>
  Rules.taxonomies((await at(officeCode)).bundles, wanted),
)
export const taxonomyRecord = fn(RecordInput, async ({ officeCode, recordID }) =>
  found(Rules.taxonomy((await at(officeCode)).bundles, recordID)),
)
export const terms = fn(OfficeInput.extend(TermsInput.shape), async ({ officeCode, ...wanted }) =>
  Rules.terms((await at(officeCode)).bundles, wanted),
)
export const termRecord = fn(RecordInput, async ({ officeCode, recordID }) =>
  found(Rules.term((await at(officeCode)).bundles, recordID)),
)
