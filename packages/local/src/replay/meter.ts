import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb"
import { rowOf, writesOf, writeUnits } from "./units"

type Input = Record<string, unknown>
type Command = { input: Input }
type Consumed = { CapacityUnits?: number }
export type Units = { calls: number; reads: number; writes: number }

/**
 * Adds up what this process's DynamoDB calls consume from now on: reads as DynamoDB Local says them, writes by AWS's rule
 * (DynamoDB Local counts transactions otherwise).
 */
export function meter(): Units {
  const units: Units = { calls: 0, reads: 0, writes: 0 }
  const target = DynamoDBDocumentClient.prototype as unknown as {
    send: (command: Command, ...rest: unknown[]) => Promise<Input>
  }
  const send = target.send
  target.send = async function measured(command, ...rest) {
    const { input } = command
    const isWrite =
      writesOf(input).some((write) => Object.keys(rowOf(write)).length > 0) || input.UpdateExpression !== undefined
    if (!isWrite) input.ReturnConsumedCapacity = "TOTAL"
    const output = await send.call(this, command, ...rest)
    units.calls++
    if (isWrite) units.writes += writeUnits(input)
    else
      units.reads += [output.ConsumedCapacity]
        .flat()
        .reduce((sum: number, each) => sum + ((each as Consumed | undefined)?.CapacityUnits ?? 0), 0)
    return output
  }
  return units
}
