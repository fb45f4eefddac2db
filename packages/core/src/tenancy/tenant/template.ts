import { GetCommand } from "@aws-sdk/lib-dynamodb"
import { Audit } from "../../audit/audit/inside"
import { verb } from "../../platform/actor"
import { assertAsRead } from "../../platform/error"
import { commit, Store } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { nothing } from "../../platform/util/schema"
import { firstTemplate } from "./template.default"
import { asRegistry } from "./tenant.row"
import { PublishTemplateInput, type TemplateInfo } from "./tenant.schema"

const pk = "template#settings"
const versionKey = (version: number) => `v${String(version).padStart(5, "0")}`

/** The current template; the one shipped with the product until headquarters publishes its own. */
export const currentTemplate = (): Promise<TemplateInfo> =>
  asRegistry(async () => {
    const { table, client } = await Store.registry()
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: { pk, sk: "current" }, ConsistentRead: true }),
    )
    const found = Item?.template as TemplateInfo | undefined
    if (!found) return { version: 0, settings: firstTemplate, publishedAt: "2026-01-01T00:00:00.000Z" }
    // A setting added after headquarters' last publication has the product's default.
    return { ...found, settings: { ...firstTemplate, ...found.settings } }
  })

export const template = verb("template.read", nothing, async (): Promise<TemplateInfo> => {
  return currentTemplate()
})

/**
 * Publishes the next version. Every consulate inherits it at once, except where it has set its own. Old versions are
 * kept. Throws `conflict/stale` when the version that was edited is not the current one.
 */
export const publishTemplate = verb("template.publish", PublishTemplateInput, async ({ version, settings }) => {
  const before = await currentTemplate()
  assertAsRead(before.version, version)
  const next: TemplateInfo = { version: before.version + 1, settings, publishedAt: Clock.iso() }
  const { table: TableName } = await Store.registry()
  return commit({
    writes: [
      {
        Put: {
          TableName,
          Item: { pk, sk: versionKey(next.version), template: next },
          ConditionExpression: "attribute_not_exists(pk)",
        },
      },
      { Put: { TableName, Item: { pk, sk: "current", template: next } } },
    ],
    audit: await Audit.entry({ action: "template.published", subjects: [`template_${next.version}`] }),
    answer: { version: next.version },
  })
})
