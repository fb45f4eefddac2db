import { Stack } from "aws-cdk-lib"
import { AnyPrincipal, Effect, PolicyStatement } from "aws-cdk-lib/aws-iam"
import type { Key } from "aws-cdk-lib/aws-kms"

/** What takes a key from those who rely on it, or makes another's of it. */
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
  /** Before the names of all roles of the product. */
  prefix: string
  /** Real data: then nobody ends or disables the key but the one role that `breakGlass` names. */
  protect: boolean
}

/** The role that may end a key of the product: in no stack, made by hand when the day has come, as the runbook says. */
export const breakGlass = (prefix: string) => `break-glass-${prefix}`

/**
 * A key that stays, by its own policy, whatever other policies allow: no role of the product manages it, nobody makes a
 * consulate's of it, and its end is never sudden.
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
