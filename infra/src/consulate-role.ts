import { Stack } from "aws-cdk-lib"
import { CfnRole } from "aws-cdk-lib/aws-iam"
import { Construct } from "constructs"
import { type ConsulatePolicyProps, consulatePolicy, consulateTrust } from "./consulate-policy"
import { documentOf, roleArn } from "./policy"

export type ConsulateRoleProps = Omit<ConsulatePolicyProps, "place"> & {
  roleName: string
  /** ARNs of the roles whose functions enter a consulate. */
  trusted: [string, ...string[]]
}

/**
 * The one role that reaches what consulates keep, and only through the session tag `tenant`: without the tag it opens
 * nothing, with it one consulate's table, partition and key.
 */
export class ConsulateRole extends Construct {
  readonly roleArn: string

  constructor(scope: Construct, id: string, { roleName, trusted, ...policy }: ConsulateRoleProps) {
    super(scope, id)
    const { partition, region, account } = Stack.of(this)
    const place = { partition, region, account }
    new CfnRole(this, "Role", {
      roleName,
      description: "One consulate's session: its table, its partition of the registry, its key",
      assumeRolePolicyDocument: documentOf(consulateTrust(trusted)),
      policies: [{ policyName: "consulate", policyDocument: documentOf(consulatePolicy({ place, ...policy })) }],
      // A session made by a role's session lasts an hour at most, whatever is asked for.
      maxSessionDuration: 3600,
    })
    this.roleArn = roleArn(place, roleName)
  }
}
