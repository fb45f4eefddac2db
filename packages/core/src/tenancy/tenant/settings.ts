import { GetCommand } from "@aws-sdk/lib-dynamodb"
import { Audit } from "../../audit/audit/inside"
import { Act, verb } from "../../platform/actor"
import { commit, Store } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { perProcess } from "../../platform/util/per-process"
import { nothing } from "../../platform/util/schema"
import { change, effective } from "./settings.rules"
import { ChangeInput, type Settings, type SettingsInfo } from "./settings.schema"
import { currentTemplate } from "./template"
import { row, serialize } from "./tenant.row"
import type { Info } from "./tenant.schema"

type Own = { own: Partial<Settings>; version: number }
export type Current = Info & { settings: Settings }

const freshFor = 5_000
const fresh = perProcess(() => new Map<string, { until: number; current: Promise<Current> }>())

const key = () => ({ pk: `tenant#${Act.tenantID()}`, sk: "settings" })

async function ownSettings(): Promise<Own> {
  const { table, client } = await Store.registry()
  const { Item } = await client.send(new GetCommand({ TableName: table, Key: key(), ConsistentRead: true }))
  return { own: (Item?.own as Partial<Settings> | undefined) ?? {}, version: Number(Item?.version ?? 0) }
}

async function load(): Promise<Current> {
  const [found, template, { own }] = await awaitAll([row(Act.tenantID()), currentTemplate(), ownSettings()])
  return { ...serialize(found), settings: effective(template, own).values }
}

/** The actor's consulate with its effective settings; cached for up to five seconds in this process. */
export function current(): Promise<Current> {
  const tenantID = Act.tenantID()
  const known = fresh()
  const found = known.get(tenantID)
  if (found && found.until > Date.now()) return found.current
  const loading = load()
  known.set(tenantID, { until: Date.now() + freshFor, current: loading })
  loading.catch(() => known.delete(tenantID))
  return loading
}

/** Clears the cache; after a change, and for tests. */
export const forget = fresh.forget

export const settings = verb("settings.read", nothing, async (): Promise<SettingsInfo> => {
  const [template, { own }] = await awaitAll([currentTemplate(), ownSettings()])
  return effective(template, own)
})

export const changeSettings = verb("settings.change", ChangeInput, async (input) => {
  const before = await ownSettings()
  const own = change(before.own, input)
  const { table: TableName } = await Store.registry()
  const { version } = await currentTemplate()
  const answer = await commit({
    writes: [
      {
        Put: {
          TableName,
          Item: { ...key(), own, version: before.version + 1 },
          ConditionExpression: before.version === 0 ? "attribute_not_exists(pk)" : "#version = :version",
          ...(before.version === 0
            ? {}
            : {
                ExpressionAttributeNames: { "#version": "version" },
                ExpressionAttributeValues: { ":version": before.version },
              }),
        },
      },
    ],
    audit: await Audit.entry({ action: "settings.changed", subjects: [Act.tenantID()] }),
    answer: { templateVersion: version },
  })
  forget()
  return answer
})
