import { verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { Lists, Store } from "../../platform/store"
import { Request } from "../../platform/util/request"
import type { Page } from "../../platform/util/schema"
import { Tenant } from "../../tenancy/tenant/inside"
import { Numbers } from "../numbers/inside"
import { ReceivedEntity } from "./report.entity"
import { asFile } from "./report.files"
import { fileName, monthlyDocument } from "./report.rules"
import {
  type Document,
  type File,
  FromTenantInput,
  type Received,
  ReceivedFileInput,
  ReceivedInput,
} from "./report.schema"

/** The consulates that have approved their report of a month. Headquarters only. */
export const received = verb(
  "network.reports",
  ReceivedInput,
  async ({ month, cursor, limit }): Promise<Page<Received>> => {
    const handle = await Store.registry()
    const { data, cursor: next } = await Lists.page({ cursor, limit }, (at) =>
      ReceivedEntity.query.byMonth({ month }).go({ ...handle, ...at }),
    )
    return { items: data.map(({ content: _content, ...rest }) => rest), cursor: next }
  },
)

/** One of these reports, as it was approved. */
export const receivedFromID = verb(
  "network.reports",
  FromTenantInput,
  async ({ tenantID, reportID }): Promise<{ document: Document; month: string; approvedAt: string }> => {
    const handle = await Store.registry()
    const { data } = await ReceivedEntity.get({ tenantID, reportID }).go({ ...handle, consistent: true })
    if (!data) throw new VisibleError("not_found", "not_found")
    const { names, timeZone } = await Tenant.row(tenantID)
    const { language } = Request.use()
    const frame = { office: names[language], timeZone, definition: Numbers.definitions, inside: false }
    const { month, approvedAt } = data
    return {
      document: monthlyDocument(data.content, { status: "approved", approvedAt }, language, frame),
      month,
      approvedAt,
    }
  },
)

export const receivedFile = verb("network.reports", ReceivedFileInput, async ({ format, ...input }): Promise<File> => {
  const { document, month } = await receivedFromID(input)
  return asFile(document, format, fileName("monthly", month, month, format))
})
