import type { Drift } from "../../statistics/statistics/statistics.schema"
import type { Finding } from "./inspection.schema"

type Table = {
  keys: string
  attributes: string
  billing: string
  indexes: Record<string, string>
  deletionProtection: boolean
  expiry: string
  recovery: boolean
  tags: Record<string, string>
}
type Key = { arn: string | null; state: string; rotation: boolean; tenant: string | null; strays: number }

export type Facts = {
  tenantID: string
  office: { code: string; holder: string | null }
  unfinished: string[]
  key: Key
  table: (Table & { key: string | null }) | undefined
  expected: Table
  /** There is a table in the slot that is not in use. */
  spare: boolean
  catalogue: { found: string; expected: string }
  drift: Drift[]
}

const said = (value: string | boolean) => (value === true ? "on" : value === false ? "off" : value)

function differing(what: string, found: string | boolean, expected: string | boolean, heals = true): Finding[] {
  return found === expected ? [] : [{ what, found: said(found) || "nothing", expected: said(expected), heals }]
}

function aboutKey({ tenantID, key }: Facts): Finding[] {
  if (key.state === "missing") {
    // A key without an alias can get its alias back; another key would decrypt nothing that is there.
    return key.strays > 0
      ? differing("key.alias", "missing", "there")
      : differing("key", "missing", "there: without it nothing sealed opens; look for the key, or restore", false)
  }
  return [
    ...differing("key.state", key.state, "Enabled", false),
    ...differing("key.rotation", key.rotation, true),
    ...differing("key.tag", key.tenant ?? "", tenantID),
    ...differing("key.strays", String(key.strays), "0", false),
  ]
}

function aboutIndexes(found: Table, expected: Table): Finding[] {
  const names = [...new Set([...Object.keys(found.indexes), ...Object.keys(expected.indexes)])].sort()
  return names.flatMap((name) => {
    const [has, should] = [found.indexes[name] ?? "", expected.indexes[name] ?? ""]
    // A missing index is created; a wrong or additional one would have to be deleted first.
    return differing(`table.index ${name}`, has, should || "nothing", has === "" && should !== "")
  })
}

function aboutTable({ table, expected, key }: Facts): Finding[] {
  if (!table) return differing("table", "missing", "there: restore it from an export or from DynamoDB's record", false)
  const indexes = aboutIndexes(table, expected)
  return [
    ...differing("table.keys", table.keys, expected.keys, false),
    // A missing index removes its attribute definitions, and brings them back.
    ...(indexes.length > 0 ? [] : differing("table.attributes", table.attributes, expected.attributes, false)),
    ...indexes,
    ...differing("table.billing", table.billing, expected.billing),
    ...differing("table.deletionProtection", table.deletionProtection, expected.deletionProtection),
    ...differing("table.expiry", table.expiry, expected.expiry, table.expiry === "off"),
    ...differing("table.recovery", table.recovery, expected.recovery),
    ...differing("table.tag", table.tags.tenant ?? "", expected.tags.tenant ?? ""),
    // Without an alias nobody can say which key it should be; that is a separate finding.
    ...(key.arn ? differing("table.key", table.key ?? "", key.arn) : []),
  ]
}

/** Where a consulate differs from what provisioning creates; empty when it does not. */
export function findings(facts: Facts): Finding[] {
  const { tenantID, office, unfinished, spare, catalogue, drift } = facts
  return [
    ...differing("registry.office", office.holder ?? "", tenantID, office.holder === null),
    ...unfinished.flatMap((step) => differing(`registry.step ${step}`, "not done", "done", false)),
    ...aboutKey(facts),
    ...aboutTable(facts),
    ...differing("table.spare", spare ? "there" : "", spare ? "gone: npm run restore -- --forget" : "", false),
    ...differing("catalogue", catalogue.found, catalogue.expected),
    ...drift.map(({ month, key, counted, recounted }) => ({
      what: `counter ${month} ${key}`,
      found: String(counted),
      expected: String(recounted),
      heals: true,
    })),
  ]
}

/** What an ended consulate must no longer have. */
export function remains(facts: { tables: number; key: string; members: number }): Finding[] {
  const isGoing = facts.key === "missing" || facts.key === "PendingDeletion"
  return [
    ...differing("remains.tables", String(facts.tables), "0", false),
    ...differing("remains.key", isGoing ? "" : facts.key, "", false),
    ...differing("remains.members", String(facts.members), "0", false),
  ]
}
