import { createHash } from "node:crypto"
import * as Directory from "@ventanilla/core/directory/directory"
import { OfficeInput, RecordInput } from "@ventanilla/core/directory/directory/schema"
import { VisibleError } from "@ventanilla/core/error"
import {
  OrganizationInput,
  OrganizationsInput,
  ServicesInput,
  SitesInput,
  TaxonomiesInput,
  TermsInput,
} from "@ventanilla/hsds/query.schema"
import { type Context, Hono, type MiddlewareHandler } from "hono"
import type { Env } from "../env"
import { isSame } from "../etag"
import { may, path, query } from "../operation"
import { show } from "../serve"

/** Any site may call this API without a key (CORS); an unchanged answer is a 304. */
const shared: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  if (c.res.status === 200) {
    const text = await c.res.clone().text()
    const tag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`
    if (isSame(c.req.header("if-none-match"), tag)) c.res = c.body(null, 304)
    c.header("etag", tag)
  }
  c.header("access-control-allow-origin", "*")
  c.header("access-control-expose-headers", "etag")
}

/** Lambda's limit for an answer is 6 MB; a longer one would be lost without an error. */
const longest = 5_000_000

/** A list in the requested format: a page, or one record per line. */
function listed(c: Context<Env>, format: "json" | "ndjson", page: { contents: unknown[] }) {
  const isJson = format === "json"
  const text = isJson ? JSON.stringify(page) : page.contents.map((one) => `${JSON.stringify(one)}\n`).join("")
  if (Buffer.byteLength(text) > longest) throw new VisibleError("too_large", "answer_too_large")
  return c.body(text, 200, { "content-type": isJson ? "application/json" : "application/x-ndjson" })
}

/** One consulate's public directory: the eleven paths of HSDS's own API, its description, and our profile. */
export const publicHsds = new Hono<Env>()
  .use(shared)
  .get("/:officeCode", ...show(Directory.about))
  .get("/:officeCode/openapi.json", ...show(Directory.described))
  .get("/:officeCode/profile", ...show(Directory.profiled))
  .get("/:officeCode/services", may(Directory.services), path(OfficeInput), query(ServicesInput), async (c) => {
    const wanted = c.req.valid("query")
    return listed(c, wanted.format, await Directory.services({ ...c.req.valid("param"), ...wanted }))
  })
  .get("/:officeCode/services/:recordID", ...show(Directory.serviceRecord))
  .get(
    "/:officeCode/organizations",
    may(Directory.organizations),
    path(OfficeInput),
    query(OrganizationsInput),
    async (c) => {
      const wanted = c.req.valid("query")
      return listed(c, wanted.format, await Directory.organizations({ ...c.req.valid("param"), ...wanted }))
    },
  )
  .get(
    "/:officeCode/organizations/:recordID",
    may(Directory.organizationRecord),
    path(RecordInput),
    query(OrganizationInput),
    async (c) => c.json(await Directory.organizationRecord({ ...c.req.valid("param"), ...c.req.valid("query") })),
  )
  .get("/:officeCode/service_at_locations", may(Directory.sites), path(OfficeInput), query(SitesInput), async (c) => {
    const wanted = c.req.valid("query")
    return listed(c, wanted.format, await Directory.sites({ ...c.req.valid("param"), ...wanted }))
  })
  .get("/:officeCode/service_at_locations/:recordID", ...show(Directory.siteRecord))
  .get("/:officeCode/taxonomies", may(Directory.taxonomies), path(OfficeInput), query(TaxonomiesInput), async (c) => {
    const wanted = c.req.valid("query")
    return listed(c, wanted.format, await Directory.taxonomies({ ...c.req.valid("param"), ...wanted }))
  })
  .get("/:officeCode/taxonomies/:recordID", ...show(Directory.taxonomyRecord))
  .get("/:officeCode/taxonomy_terms", may(Directory.terms), path(OfficeInput), query(TermsInput), async (c) => {
    const wanted = c.req.valid("query")
    return listed(c, wanted.format, await Directory.terms({ ...c.req.valid("param"), ...wanted }))
  })
  .get("/:officeCode/taxonomy_terms/:recordID", ...show(Directory.termRecord))
