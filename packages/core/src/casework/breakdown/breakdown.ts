import { everything, findOne, Store, type Write, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { dayIn } from "../../platform/util/day"
import { Vault } from "../../platform/vault"
import type { CellKey } from "../../statistics/statistics/families.schema"
import { Statistics } from "../../statistics/statistics/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { BreakdownEntity, type BreakdownRow } from "./breakdown.entity"
import { attributesOf, cellsOf, moves } from "./breakdown.rules"
import type { About, Attributes } from "./breakdown.schema"

type File = { casefileID: string; openedAt: string }
const nothing: Attributes = { age: "unknown", origin: null, ambito: null, violence: [] }
const recordOf = (casefileID: string) => `${casefileID}#breakdown`

async function rowOf(casefileID: string): Promise<BreakdownRow | undefined> {
  return findOne(BreakdownEntity.get({ casefileID }))
}
const open = ({ casefileID, sealed }: BreakdownRow): Promise<Attributes> =>
  sealed ? Vault.open<Attributes>(recordOf(casefileID), sealed) : Promise.resolve(nothing)

/** For the transaction that opens a case file: counts it by what is known of the woman that day. */
export async function opened(file: File, about: About): Promise<{ writes: Write[]; count: CellKey[] }> {
  const { table } = await Store.consulate()
  const { timeZone } = await Tenant.current()
  const attributes = { ...nothing, ...attributesOf(about, dayIn(file.openedAt, timeZone)) }
  const sealed = await Vault.seal(recordOf(file.casefileID), attributes)
  const { casefileID, openedAt } = file
  const row = { casefileID, openedAt, sealed, version: 1 }
  return { writes: [Writes.put(BreakdownEntity.create(row).params({ table }))], count: cellsOf(attributes) }
}

/**
 * For the transaction that sets or corrects an attribute: the counts move by the difference, in the month in which the
 * case file was opened. Call `counted` after the transaction has succeeded.
 */
export async function moved(
  { casefileID, openedAt }: File,
  change: Partial<Pick<Attributes, "ambito" | "violence">> & { about?: About },
): Promise<{ writes: Write[]; counted: () => Promise<void> }> {
  const [{ table }, { timeZone }, found] = await awaitAll([Store.consulate(), Tenant.current(), rowOf(casefileID)])
  const { about, ...set } = change
  // Without a row, the file was never counted; a row without attributes belongs to an erased woman.
  const before = found && (await open(found))
  const identity = about ? attributesOf(about, dayIn(openedAt, timeZone)) : {}
  const after = { ...(before ?? nothing), ...identity, ...set }
  const moving = moves(before ? cellsOf(before) : [], cellsOf(after))
  const month = Statistics.monthOf(openedAt, timeZone)
  if ((found && !found.sealed) || moving.length === 0) return { writes: [], counted: async () => undefined }
  const row = { casefileID, openedAt, sealed: await Vault.seal(recordOf(casefileID), after) }
  const put = found
    ? BreakdownEntity.put({ ...row, version: found.version + 1 }).where(({ version }, { eq }) =>
        eq(version, found.version),
      )
    : BreakdownEntity.create({ ...row, version: 1 })
  return {
    writes: [Writes.put(put.params({ table })), ...(await Statistics.count(month, moving))],
    counted: () => Statistics.counted(month),
  }
}

/** For the transaction that erases a woman: the cells stay counted, and nothing links them to this file any more. */
export async function forgotten(casefileID: string): Promise<Write[]> {
  const found = await rowOf(casefileID)
  if (!found?.sealed) return []
  const [{ table }, { timeZone }, attributes] = await awaitAll([Store.consulate(), Tenant.current(), open(found)])
  const { sealed: _, ...rest } = found
  const put = BreakdownEntity.put({ ...rest, version: found.version + 1 })
  return [
    Writes.put(put.where(({ version }, { eq }) => eq(version, found.version)).params({ table })),
    ...cellsOf(attributes).map((key) => ({
      Update: {
        TableName: table,
        Key: { pk: ofNobody, sk: `${Statistics.monthOf(found.openedAt, timeZone)}#${key}` },
        UpdateExpression: "ADD #value :one",
        ExpressionAttributeNames: { "#value": "value" },
        ExpressionAttributeValues: { ":one": 1 },
      },
    })),
  ]
}
/** Cells of erased women, by month. */
const ofNobody = "breakdowns-of-nobody"

/** Every cell in which a case file is counted, for a recount; those of erased women by their month only. */
export async function facts(): Promise<{ at: string; key: string; by?: number }[]> {
  const handle = await Store.consulate()
  const { data } = await BreakdownEntity.query.all({}).go({ ...handle, pages: "all" })
  const known = await awaitAll(
    data
      .filter(({ sealed }) => sealed)
      .map(async (row) => cellsOf(await open(row)).map((key) => ({ at: row.openedAt, key: key as string }))),
  )
  return [...known.flat(), ...(await factsOfNobody())]
}

async function factsOfNobody(): Promise<{ at: string; key: string; by: number }[]> {
  const rows = await everything(await Store.consulate(), {
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": ofNobody },
    ConsistentRead: true,
  })
  return rows.map(({ sk, value }) => {
    const [month = "", ...key] = String(sk).split("#")
    // The middle of a month is in that month in every time zone.
    return { at: `${month}-15T12:00:00.000Z`, key: key.join("#"), by: Number(value) }
  })
}
