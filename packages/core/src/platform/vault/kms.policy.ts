import { Config } from "../util/config"

/** The longest that KMS offers: within it a deletion can be taken back. */
export const waitingDays = 30

/** The account that this installation stands in, as it is named in the role that the product assumes. */
function account(): { partition: string; account: string } {
  const [, partition = "", , , id = ""] = Config.consulateRoleArn().split(":")
  if (!partition || !id) throw new Error("VENTANILLA_CONSULATE_ROLE_ARN is not the ARN of a role")
  return { partition, account: id }
}

/**
 * A key's own policy, written when it is made: who may use it is said by the roles' policies, and nobody, an administrator
 * included, shortens the waiting period before its end, or makes another consulate's key of it.
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
