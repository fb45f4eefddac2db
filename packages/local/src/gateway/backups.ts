import type { ServerResponse } from "node:http"
import { answerJson } from "./http"
import type { DynamoRequest } from "./touches"

const offered = new Set(["UpdateContinuousBackups", "DescribeContinuousBackups", "TagResource", "ListTagsOfResource"])

/** What DynamoDB has and DynamoDB Local has not: continuous backups and tags, remembered but without effect. */
export function createBackups() {
  const continuous = new Set<string>()
  const tags = new Map<string, { Key: string; Value: string }[]>()

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
      case "TagResource":
        tags.set(resource, (request.Tags ?? []) as { Key: string; Value: string }[])
        return {}
      default:
        return { Tags: tags.get(resource) ?? [] }
    }
  }

  return {
    offers: (action: string) => offered.has(action),
    answer: (response: ServerResponse, action: string, request: DynamoRequest) =>
      answerJson(response, 200, act(action, request)),
  }
}
