import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb"
import { Act } from "@ventanilla/core/platform/actor"
import { Store } from "@ventanilla/core/platform/store"

type Input = Record<string, unknown>
type Command = { input: Input; constructor: new (input: Input) => Command }
/** One DynamoDB call as the product made it, with when it began and ended: what ran beside it and what after it. */
export type Made = {
  tenantID: string | undefined
  command: new (input: Input) => Command
  input: Input
  from: number
  to: number
  output: Input
}

type Send = (command: Command) => Promise<Input>
let made: Made[] = []
let asking = false

/** Notes every call of one of the product's clients. */
export function watch(client: DynamoDBDocumentClient, tenantID?: string): void {
  const target = client as unknown as { send: Send }
  const send = target.send.bind(client)
  target.send = async (command) => {
    const input = { ...command.input }
    if (asking) command.input.ReturnConsumedCapacity = "INDEXES"
    const from = performance.now()
    const output = await send(command)
    made.push({ tenantID, command: command.constructor, input, from, to: performance.now(), output })
    return output
  }
}

/** The product's client of the registry, and of a consulate. */
export const functionClient = () =>
  Act.with({ type: "system", job: "bench" }, async () => (await Store.registry()).client)
/** Headquarters' requests have a session of their own; its calls stand under this name. */
export const headquarters = "headquarters"
export const headquartersClient = () =>
  Act.with({ type: "headquarters", identity: "bench" }, async () => (await Store.registry()).client)
export const consulateClient = (tenantID: string) =>
  Act.with({ type: "system", job: "bench", tenantID }, async () => (await Store.consulate()).client)

/** What was called since the last time. */
export function taken(): Made[] {
  const calls = made
  made = []
  return calls
}

/** From now on every call asks what it consumed. */
export const askCapacity = () => {
  asking = true
}
