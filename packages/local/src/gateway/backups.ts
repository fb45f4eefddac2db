import type { ServerResponse } from "node:http"
import { answerJson } from "./http"
import type { DynamoRequest } from "./touches"

const offered = new Set([
  "UpdateContinuousBackups",
  "DescribeContinuousBackups",
  "TagResource",
  "UntagResource",
  "ListTagsOfResource",
  "UpdateTimeToLive",
  "DescribeTimeToLive",
])
/** As DynamoDB Local names its tables. */
const arnOf = (table: string) => `arn:aws:dynamodb:ddblocal:000000000000:table/${table}`

/**
 * What DynamoDB has and DynamoDB Local has not: continuous backups and tags, remembered but without effect. So is the time to
 * live: DynamoDB Local would delete by the machine's clock what lives by one that can be moved. The product hides what expired.
 */
export function createBackups() {
  const continuous = new Set<string>()
  const expiring = new Map<string, string>()
  const tags = new Map<string, Map<string, string>>()

  function tag(resource: string, given: unknown) {
    const kept = tags.get(resource) ?? new Map<string, string>()
    for (const { Key, Value } of (given ?? []) as { Key: string; Value: string }[]) kept.set(Key, Value)
    tags.set(resource, kept)
  }

  const described = (table: string) => {
    const status = continuous.has(table) ? "ENABLED" : "DISABLED"
    const recovery = { PointInTimeRecoveryStatus: status }
    return {
      ContinuousBackupsDescription: { ContinuousBackupsStatus: "ENABLED", PointInTimeRecoveryDescription: recovery },
    }
  }

  function act(action: string, request: DynamoRequest): unknown {
    const table = String(request.TableName)
    const resource = String(request.ResourceArn)
    switch (action) {
      case "UpdateContinuousBackups": {
        const { PointInTimeRecoveryEnabled } = request.PointInTimeRecoverySpecification as {
          PointInTimeRecoveryEnabled: boolean
        }
        if (PointInTimeRecoveryEnabled) continuous.add(table)
        else continuous.delete(table)
        return described(table)
      }
      case "DescribeContinuousBackups":
        return described(table)
      case "UpdateTimeToLive": {
        const asked = request.TimeToLiveSpecification as { AttributeName: string; Enabled: boolean }
        if (asked.Enabled) expiring.set(table, asked.AttributeName)
        else expiring.delete(table)
        return { TimeToLiveSpecification: asked }
      }
      case "DescribeTimeToLive": {
        const AttributeName = expiring.get(table)
        const status = AttributeName ? { TimeToLiveStatus: "ENABLED", AttributeName } : { TimeToLiveStatus: "DISABLED" }
        return { TimeToLiveDescription: status }
      }
      case "TagResource":
        tag(resource, request.Tags)
        return {}
      case "UntagResource":
        for (const key of (request.TagKeys ?? []) as string[]) tags.get(resource)?.delete(key)
        return {}
      default:
        return { Tags: [...(tags.get(resource) ?? [])].map(([Key, Value]) => ({ Key, Value })) }
    }
  }

  return {
    /** A table's tags come with its making; DynamoDB Local drops them. */
    note(action: string, request: DynamoRequest) {
      const table = String(request.TableName)
      if (action === "CreateTable") tag(arnOf(table), request.Tags)
      if (action === "DeleteTable") continuous.delete(table)
      if (action === "DeleteTable") expiring.delete(table)
      if (action === "DeleteTable") tags.delete(arnOf(table))
    },
    offers: (action: string) => offered.has(action),
    answer: (response: ServerResponse, action: string, request: DynamoRequest) =>
      answerJson(response, 200, act(action, request)),
  }
}
