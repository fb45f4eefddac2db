type Row = Record<string, unknown>
type Write = { Put?: { Item?: Row }; Update?: { Key?: Row }; Delete?: { Key?: Row }; ConditionCheck?: { Key?: Row } }

/** The writes of a recorded call, one a record. */
export const writesOf = (input: Row): Write[] =>
  (input.TransactItems as Write[] | undefined) ?? (input.Item ? [{ Put: input as { Item: Row } }] : [])

export const rowOf = ({ Put, Update, Delete, ConditionCheck }: Write): Row =>
  Put?.Item ?? Update?.Key ?? Delete?.Key ?? ConditionCheck?.Key ?? {}

/** A value's bytes as DynamoDB counts them. */
function bytesOf(value: unknown): number {
  if (typeof value === "string") return Buffer.byteLength(value)
  if (typeof value === "number") return Math.ceil(String(value).length / 2) + 1
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + 1 + bytesOf(each), 3)
  if (value && typeof value === "object") return sizeOf(value as Row) + Object.keys(value).length + 3
  return 1
}
export const sizeOf = (row: Row): number =>
  Object.entries(row).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + bytesOf(value), 0)

/** A record's write units put by itself: one a KB, in the table and in each index that it is in. */
export function plainUnits(row: Row): number {
  const indexes = ["gsi1pk", "gsi2pk"].filter((name) => row[name] !== undefined).length
  return Math.max(1, Math.ceil(sizeOf(row) / 1024)) * (1 + indexes)
}

/** By AWS's rule: a transaction takes each of its writes, a condition check among them, twice. */
export function writeUnits(input: Row): number {
  const units = writesOf(input).reduce((sum, write) => sum + plainUnits(rowOf(write)), 0)
  return input.TransactItems ? 2 * units : units
}
