import { Config } from "../util/config"

/** Days until KMS deletes a key, its maximum: within them a deletion can be cancelled. */
export const waitingDays = 30

/** The account of this installation, taken from the role that the product assumes. */
function account(): { partition: string; account: string } {
  const [, partition = "", , , id = ""] = Config.consulateRoleArn().split(":")
  if (!partition || !id) throw new Error("VENTANILLA_CONSULATE_ROLE_ARN is not the ARN of a role")
  return { partition, account: id }
}

/**
 * The policy of a key, written when it is created. The roles' policies say who may use the key; this one prevents
 * anybody, administrators included, from shortening the waiting period or from tagging the key as another consulate's.
 */
export function keyPolicy(tenantID: string): string {
  const { partition, account: id } = account()
  const root = `arn:${partition}:iam::${id}:root`
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "TheAccountsPoliciesDecide",
        Effect: "Allow",
        Principal: { AWS: root },
        Action: "kms:*",
        Resource: "*",
      },
      {
        Sid: "ItsEndIsNeverSudden",
        Effect: "Deny",
        Principal: { AWS: "*" },
        Action: "kms:ScheduleKeyDeletion",
        Resource: "*",
        Condition: { NumericLessThan: { "kms:ScheduleKeyDeletionPendingWindowInDays": String(waitingDays) } },
      },
      {
        Sid: "ItNeverBecomesAnothers",
        Effect: "Deny",
        Principal: { AWS: "*" },
        Action: "kms:TagResource",
        Resource: "*",
        Condition: {
          StringNotEquals: { "aws:RequestTag/tenant": tenantID },
          Null: { "aws:RequestTag/tenant": "false" },
        },
      },
    ],
  })
}
