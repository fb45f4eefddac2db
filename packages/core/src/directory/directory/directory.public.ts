import type { Nested } from "@ventanilla/hsds/assemble"
import { openapi } from "@ventanilla/hsds/openapi"
import * as Query from "@ventanilla/hsds/query"
import {
  OrganizationInput,
  OrganizationsInput,
  ServicesInput,
  SitesInput,
  TaxonomiesInput,
  TermsInput,
} from "@ventanilla/hsds/query.schema"
import { version } from "@ventanilla/hsds/tables"
import { Act } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { Config } from "../../platform/util/config"
import { fn } from "../../platform/util/fn"
import { publicly, published } from "./directory.publish"
import { OfficeInput, RecordInput } from "./exchange.schema"
import { heading, profile } from "./profile.rules"

const at = async (officeCode: string) => {
  Act.assert("directory.public")
  return published(officeCode)
}
/** For answers that do not depend on the content: only the office is read. */
const officeAt = async (officeCode: string) => {
  Act.assert("directory.public")
  return publicly(officeCode)
}
const stub = (officeCode: string) => `${Config.consoleUrl()}/api/public/hsds/${officeCode}`

function found(object: Nested | undefined): Nested {
  if (!object) throw new VisibleError("not_found", "not_found")
  return object
}

/** The HSDS version, the profile, and the description of the API. */
export const about = fn(OfficeInput, async ({ officeCode }) => {
  await officeAt(officeCode)
  return { version, profile: `${stub(officeCode)}/profile`, openapi_url: `${stub(officeCode)}/openapi.json` }
})
export const described = fn(OfficeInput, async ({ officeCode }) => {
  const { names } = await officeAt(officeCode)
  return openapi(stub(officeCode), heading(names))
})
export const profiled = fn(OfficeInput, async ({ officeCode }) => {
  await officeAt(officeCode)
  return profile(stub(officeCode))
})

export const services = fn(OfficeInput.extend(ServicesInput.shape), async ({ officeCode, ...wanted }) =>
  Query.services((await at(officeCode)).bundles, wanted),
)
export const serviceRecord = fn(RecordInput, async ({ officeCode, recordID }) =>
  found(Query.service((await at(officeCode)).bundles, recordID)),
)
export const organizations = fn(OfficeInput.extend(OrganizationsInput.shape), async ({ officeCode, ...wanted }) =>
  Query.organizations((await at(officeCode)).bundles, wanted),
)
export const organizationRecord = fn(
  RecordInput.extend(OrganizationInput.shape),
  async ({ officeCode, recordID, ...wanted }) =>
    found(Query.organization((await at(officeCode)).bundles, recordID, wanted.full_service)),
)
export const sites = fn(OfficeInput.extend(SitesInput.shape), async ({ officeCode, ...wanted }) =>
  Query.sites((await at(officeCode)).bundles, wanted),
)
export const siteRecord = fn(RecordInput, async ({ officeCode, recordID }) =>
  found(Query.site((await at(officeCode)).bundles, recordID)),
)
export const taxonomies = fn(OfficeInput.extend(TaxonomiesInput.shape), async ({ officeCode, ...wanted }) =>
  Query.taxonomies((await at(officeCode)).bundles, wanted),
)
export const taxonomyRecord = fn(RecordInput, async ({ officeCode, recordID }) =>
  found(Query.taxonomy((await at(officeCode)).bundles, recordID)),
)
export const terms = fn(OfficeInput.extend(TermsInput.shape), async ({ officeCode, ...wanted }) =>
  Query.terms((await at(officeCode)).bundles, wanted),
)
export const termRecord = fn(RecordInput, async ({ officeCode, recordID }) =>
  found(Query.term((await at(officeCode)).bundles, recordID)),
)
