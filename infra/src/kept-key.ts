import { Stack } from "aws-cdk-lib"
import { AnyPrincipal, Effect, PolicyStatement } from "aws-cdk-lib/aws-iam"
import type { Key } from "aws-cdk-lib/aws-kms"

/** Actions that deny a key to its users, or make it another's. */
export const keyHarms = [
  "kms:ScheduleKeyDeletion",
  "kms:DisableKey",
  "kms:PutKeyPolicy",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:CreateAlias",
  "kms:UpdateAlias",
  "kms:DeleteAlias",
  "kms:DisableKeyRotation",
]

export type KeptKeyProps = {
  /** Prefix of the names of all the product's roles. */
  prefix: string
  /** Real data: nobody but the role that `breakGlass` names can delete or disable the key. */
  protect: boolean
}

/**
 * The role that may delete a key of the product. It is in no stack; it is created by hand when needed, as the runbook
 * says.
 */
export const breakGlass = (prefix: string) => `break-glass-${prefix}`

/**
 * A retained key, protected by its own policy, whatever other policies allow: no role of the product manages it, nobody
 * can tag it as a consulate's, and its deletion is never immediate.
 */
export function keepKey(key: Key, { prefix, protect }: KeptKeyProps): void {
  const { partition, account } = Stack.of(key)
  const roles = (name: string) => `arn:${partition}:iam::${account}:role/${name}`
  const deny = (sid: string, actions: string[], conditions: Record<string, Record<string, unknown>>) =>
    key.addToResourcePolicy(
      new PolicyStatement({
        sid,
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions,
        resources: ["*"],
        conditions,
      }),
    )
  deny("NoRoleOfTheProductManagesIt", keyHarms, { ArnLike: { "aws:PrincipalArn": roles(`${prefix}-*`) } })
  deny("ItIsNoConsulates", ["kms:TagResource"], { "ForAnyValue:StringEquals": { "aws:TagKeys": ["tenant"] } })
  deny("ItsEndIsNeverSudden", ["kms:ScheduleKeyDeletion"], {
    NumericLessThan: { "kms:ScheduleKeyDeletionPendingWindowInDays": "30" },
  })
  if (!protect) return
  deny("OnlyBehindTheGlass", ["kms:ScheduleKeyDeletion", "kms:DisableKey"], {
    ArnNotLike: { "aws:PrincipalArn": roles(breakGlass(prefix)) },
  })
}
