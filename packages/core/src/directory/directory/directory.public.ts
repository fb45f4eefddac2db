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
import { verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { Config } from "../../platform/util/config"
import { publicly, published } from "./directory.publish"
import { OfficeInput, RecordInput } from "./exchange.schema"
import { heading, profile } from "./profile.rules"

const stub = (officeCode: string) => `${Config.consoleUrl()}/api/public/hsds/${officeCode}`

function found(object: Nested | undefined): Nested {
  if (!object) throw new VisibleError("not_found", "not_found")
  return object
}

/** The HSDS version, the profile, and the description of the API. */
export const about = verb("directory.public", OfficeInput, async ({ officeCode }) => {
  await publicly(officeCode)
  return { version, profile: `${stub(officeCode)}/profile`, openapi_url: `${stub(officeCode)}/openapi.json` }
})
export const described = verb("directory.public", OfficeInput, async ({ officeCode }) => {
  const { names } = await publicly(officeCode)
  return openapi(stub(officeCode), heading(names))
})
export const profiled = verb("directory.public", OfficeInput, async ({ officeCode }) => {
  await publicly(officeCode)
  return profile(stub(officeCode))
})

export const services = verb(
  "directory.public",
  OfficeInput.extend(ServicesInput.shape),
  async ({ officeCode, ...wanted }) => Query.services((await published(officeCode)).bundles, wanted),
)
export const serviceRecord = verb("directory.public", RecordInput, async ({ officeCode, recordID }) =>
  found(Query.service((await published(officeCode)).bundles, recordID)),
)
export const organizations = verb(
  "directory.public",
  OfficeInput.extend(OrganizationsInput.shape),
  async ({ officeCode, ...wanted }) => Query.organizations((await published(officeCode)).bundles, wanted),
)
export const organizationRecord = verb(
  "directory.public",
  RecordInput.extend(OrganizationInput.shape),
  async ({ officeCode, recordID, ...wanted }) =>
    found(Query.organization((await published(officeCode)).bundles, recordID, wanted.full_service)),
)
export const sites = verb("directory.public", OfficeInput.extend(SitesInput.shape), async ({ officeCode, ...wanted }) =>
  Query.sites((await published(officeCode)).bundles, wanted),
)
export const siteRecord = verb("directory.public", RecordInput, async ({ officeCode, recordID }) =>
  found(Query.site((await published(officeCode)).bundles, recordID)),
)
export const taxonomies = verb(
  "directory.public",
  OfficeInput.extend(TaxonomiesInput.shape),
  async ({ officeCode, ...wanted }) => Query.taxonomies((await published(officeCode)).bundles, wanted),
)
export const taxonomyRecord = verb("directory.public", RecordInput, async ({ officeCode, recordID }) =>
  found(Query.taxonomy((await published(officeCode)).bundles, recordID)),
)
export const terms = verb("directory.public", OfficeInput.extend(TermsInput.shape), async ({ officeCode, ...wanted }) =>
  Query.terms((await published(officeCode)).bundles, wanted),
)
export const termRecord = verb("directory.public", RecordInput, async ({ officeCode, recordID }) =>
  found(Query.term((await published(officeCode)).bundles, recordID)),
)
