import { TransactionCanceledException } from "@aws-sdk/client-dynamodb"
import { GetCommand, TransactWriteCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb"
import { Act } from "../actor"
import { OldReading, VisibleError } from "../error"
import { Clock } from "../util/clock"
import { Request } from "../util/request"
import { memory } from "./memory"
import { type Handle, home } from "./store"
import { plain } from "./writes"

export type Write = NonNullable<TransactWriteCommandInput["TransactItems"]>[number]

declare const auditEntry: unique symbol
/** Only `Audit.entry` makes these, so that no write can be committed without an audit entry. */
export type AuditWrite = Write & { [auditEntry]: true }

export type Answer = Record<string, string | number | boolean | null | string[]>

/** Thrown when a repeated request finds its first answer; the handler returns it. */
export class Replay extends Error {
  constructor(readonly answer: Answer) {
    super("replay")
    this.name = "Replay"
  }
}

/**
 * Seconds for which a repeat gets the first answer: longer than a device without network keeps what it has to send
 * (`awayHours` of drafts, 48), so that what it sends again after a lost answer is never written twice.
 */
export const keep = 72 * 3600
const attempts = 12

/**
 * Commits one transaction: the rows, their audit entry, their statistics and the request's idempotency key; all or
 * nothing. `answer` (ids and states, never personal data) is what a repeat of the request gets. At most 100 items.
 * Throws `conflict/stale` when a row was changed since it was read.
 */
export async function commit<A extends Answer>(change: {
  writes: Write[]
  audit: AuditWrite
  count?: Write[]
  answer: A
  /** False for the second and later transactions of one request. */
  remembered?: boolean
}): Promise<A> {
  const handle = await home()
  const memory = change.remembered === false ? undefined : idempotencyWrite(handle, change.answer)
  const items = summed([...(memory ? [memory] : []), ...change.writes, change.audit, ...(change.count ?? [])])
  await transact(handle, items, memory !== undefined)
  return change.answer
}

const adds = "ADD #value :by"

/**
 * Counters that are counted more than once become one write each: a transaction takes no item twice, and two facts of one
 * request may fall on the same counter and the same of its rows.
 */
function summed(items: readonly Write[]): Write[] {
  const counters = new Map<string, Write>()
  return items.flatMap((write): Write[] => {
    const { Update } = write
    if (Update?.UpdateExpression !== adds) return [write]
    const place = JSON.stringify([Update.TableName, Update.Key])
    const first = counters.get(place)?.Update?.ExpressionAttributeValues
    if (first) {
      first[":by"] = Number(first[":by"]) + Number(Update.ExpressionAttributeValues?.[":by"])
      return []
    }
    const own = { Update: { ...Update, ExpressionAttributeValues: { ...Update.ExpressionAttributeValues } } }
    counters.set(place, own)
    return [own]
  })
}

async function transact(handle: Handle, items: Write[], remembered: boolean): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await handle.client.send(new TransactWriteCommand({ TransactItems: items.map(plain) }))
      return
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error
      const reasons = error.CancellationReasons ?? []
      if (remembered && reasons[0]?.Code === "ConditionalCheckFailed") throw await replay(handle)
      if (reasons.some((reason) => reason.Code === "ConditionalCheckFailed"))
        throw new VisibleError("conflict", "stale")
      if (!reasons.some((reason) => passing.has(reason.Code ?? "")) || attempt === attempts) throw error
      await pause(attempt)
    }
  }
}

// Contention and throttling inside a transaction: the SDK does not retry these.
const passing = new Set(["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"])
const pause = (attempt: number) =>
  new Promise((done) => setTimeout(done, Math.random() * Math.min(1000, 15 * 2 ** attempt)))

/** No idempotency for the public actor: a stranger gets another actor before anything is written. */
const writes = (type: Act.Actor["type"]): boolean => type !== "public"

function memoryKey() {
  const sent = Request.peek()?.idempotency
  const actor = Act.label()
  if (!sent || !writes(actor.type)) return undefined
  const pk = `idempotency#${actor.type}#${actor.id}`
  return { pk, ...memory(sent, pk) }
}

function idempotencyWrite(handle: Handle, answer: Answer): Write | undefined {
  const key = memoryKey()
  if (!key) return undefined
  const expiresAt = Math.floor(Clock.now().getTime() / 1000) + keep
  return {
    Put: {
      TableName: handle.table,
      Item: { pk: key.pk, sk: key.sk, kept: key.close(JSON.stringify(answer)), expiresAt },
      ConditionExpression: "attribute_not_exists(pk)",
    },
  }
}

async function replay(handle: Handle): Promise<Error> {
  const prior = await remembered(handle)
  return prior ? new Replay(prior) : new VisibleError("conflict", "stale")
}

async function remembered(handle: Handle): Promise<Answer | undefined> {
  const key = memoryKey()
  if (!key) return undefined
  const { Item } = await handle.client.send(
    new GetCommand({ TableName: handle.table, Key: { pk: key.pk, sk: key.sk }, ConsistentRead: true }),
  )
  if (!Item) return undefined
  const answer = key.open(String(Item.kept))
  if (answer === undefined) throw new VisibleError("conflict", "idempotency_key_reused")
  return JSON.parse(answer) as Answer
}

/**
 * The first answer to this request, if it was already carried out. Throws 409 when the key was used with another body.
 */
export const prior = async (): Promise<Answer | undefined> => (memoryKey() ? remembered(await home()) : undefined)

/**
 * Reads, decides and writes again when somebody else was faster: `run` must read afresh each time. An `OldReading` is
 * not retried.
 */
export async function retrying<T>(run: () => Promise<T>, times = 8): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      if (
        !(error instanceof VisibleError && error.code === "stale") ||
        error instanceof OldReading ||
        attempt === times
      )
        throw error
      await pause(attempt)
    }
  }
}
