import type { Write } from "./commit"

/** ElectroDB's `.params({ table })` of a create or put, as a write of a transaction. */
export const put = (params: Record<string, unknown>): Write => ({ Put: params }) as unknown as Write
type Put = {
  // biome-ignore lint/suspicious/noExplicitAny: ElectroDB's own types of a condition name the entity's attributes
  where: (condition: (row: any, operations: any) => string) => { params: (options: { table: string }) => any }
}
/** Replaces a row by ElectroDB's put of the next one, if its version is still `version`. */
export const replace = (next: Put, version: number, table: string): Write =>
  put(next.where((row, { eq }) => eq(row.version, version)).params({ table }))
/** ElectroDB's `.params({ table })` of a patch or update. */
export const update = (params: Record<string, unknown>): Write => ({ Update: params }) as unknown as Write
/** ElectroDB's `.params({ table })` of a delete or remove. */
export const remove = (params: Record<string, unknown>): Write => ({ Delete: params }) as unknown as Write

/**
 * ElectroDB's `.params({ table })` of a put, for an item that has attributes which others write without reading it: those
 * in `kept` stay as they are in the table, those in `gone` go.
 */
export function rewrite(params: Record<string, unknown>, kept: readonly string[], gone: readonly string[]): Write {
  const { Item, TableName, ConditionExpression, ...known } = params as Record<string, Record<string, unknown>>
  const { pk, sk, ...rest } = Item ?? {}
  const set = Object.entries(rest).filter(([name]) => !kept.includes(name))
  const names = Object.fromEntries([
    ...set.map(([name], index) => [`#set${index}`, name]),
    ...gone.map((name, index) => [`#gone${index}`, name]),
  ])
  const values = Object.fromEntries(set.map(([, value], index) => [`:set${index}`, value]))
  const taken = gone.length ? ` REMOVE ${gone.map((_, index) => `#gone${index}`).join(", ")}` : ""
  return update({
    TableName,
    ConditionExpression,
    Key: { pk, sk },
    UpdateExpression: `SET ${set.map((_, index) => `#set${index} = :set${index}`).join(", ")}${taken}`,
    ExpressionAttributeNames: { ...known.ExpressionAttributeNames, ...names },
    ExpressionAttributeValues: { ...known.ExpressionAttributeValues, ...values },
  })
}

/** ElectroDB adds fields that are only valid in single calls; a transaction accepts these alone. */
export function plain(write: Write): Write {
  const [kind] = Object.keys(write) as (keyof Write)[]
  if (!kind) throw new Error("An empty write")
  const {
    TableName,
    Item,
    Key,
    ConditionExpression,
    UpdateExpression,
    ExpressionAttributeNames,
    ExpressionAttributeValues,
  } = write[kind] as Record<string, unknown>
  return {
    [kind]: {
      TableName,
      Item,
      Key,
      ConditionExpression,
      UpdateExpression,
      ExpressionAttributeNames,
      ExpressionAttributeValues,
    },
  } as Write
}
