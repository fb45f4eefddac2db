import { randomBytes } from "node:crypto"
import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb"
import type { Made } from "./recording"

type Row = Record<string, unknown>
type Put = { Item?: Row; ConditionExpression?: string; ExpressionAttributeValues?: Row }

/** Clients with nothing of ours around them, through the same gateway, with the product's own credentials. */
export function bareClients() {
  const clients = new Map<string | undefined, DynamoDBDocumentClient>()
  return {
    add(product: DynamoDBDocumentClient, tenantID?: string) {
      const client = new DynamoDBClient({ credentials: product.config.credentials })
      clients.set(tenantID, DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }))
    },
    of(tenantID: string | undefined): DynamoDBDocumentClient {
      const client = clients.get(tenantID)
      if (!client) throw new Error("No bare client for that consulate")
      return client
    },
  }
}
export type Bare = ReturnType<typeof bareClients>

const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const random = (length: number) => [...randomBytes(length)].map((byte) => letters[byte % letters.length]).join("")
/** Another key of the same length; the beginning, which the consulate's role is held to, stays. */
const another = (key: string) => key.slice(0, Math.max(0, key.length - 20)) + random(Math.min(20, key.length))
const named = /[_#-][0-9A-Za-z]{4,}$/

/** The same write once more: what was created gets another key, what was changed is expected as it is by now. */
function again(put: Put): Put {
  const { Item, ConditionExpression = "", ExpressionAttributeValues } = put
  if (!Item) return put
  if (ConditionExpression.includes("attribute_not_exists")) {
    const { pk, sk } = Item as { pk: string; sk: string }
    const own = pk.startsWith("idempotency#") || pk.startsWith("audit#") || pk.startsWith("tenant#")
    const key = own || !named.test(pk) ? { sk: another(sk) } : { pk: tail(pk) }
    return { ...put, Item: { ...Item, ...key, ...aside(Item) } }
  }
  const { version } = Item
  if (typeof version !== "number" || !ExpressionAttributeValues) return put
  const expected = Object.entries(ExpressionAttributeValues).map(([name, value]) => [
    name,
    value === version - 1 ? version : value,
  ])
  return { ...put, ExpressionAttributeValues: Object.fromEntries(expected) }
}

/** Index entries beside those that the product lists, so that no list finds the same record twice. */
const aside = (item: Row) =>
  Object.fromEntries(
    ["gsi1pk", "gsi2pk"].flatMap((name) => (typeof item[name] === "string" ? [[name, another(item[name])]] : [])),
  )

const tail = (key: string) => key.replace(/[0-9A-Za-z]+$/, (last) => random(last.length))

function fresh(input: Made["input"]): Made["input"] {
  const { ClientRequestToken: _, ReturnConsumedCapacity: __, ...rest } = input
  if (Array.isArray(rest.TransactItems)) {
    const TransactItems = rest.TransactItems.map((item: { Put?: Put }) => (item.Put ? { Put: again(item.Put) } : item))
    return { ...rest, TransactItems }
  }
  return rest.Item ? (again(rest as Put) as Made["input"]) : rest
}

export type Plan = { after: number[]; tenantID: string | undefined; command: InstanceType<Made["command"]> }[]

/** The recorded calls, ready to be sent again: each begins when those have ended that had ended when it began. */
export function plan(calls: readonly Made[]): Plan {
  const ordered = [...calls].sort((a, b) => a.from - b.from)
  return ordered.map(({ tenantID, command: Command, input, from }) => ({
    after: ordered.flatMap(({ to }, index) => (to <= from ? [index] : [])),
    tenantID,
    command: new Command(fresh(input)),
  }))
}

export async function replay(calls: Plan, bare: Bare): Promise<void> {
  const sent: Promise<unknown>[] = []
  for (const { after, tenantID, command } of calls) {
    const before = after.map((index) => sent[index])
    const send = () => bare.of(tenantID).send(command as never)
    sent.push(before.length > 0 ? Promise.all(before).then(send) : send())
  }
  await Promise.all(sent)
}
