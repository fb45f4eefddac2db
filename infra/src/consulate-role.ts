import { Stack } from "aws-cdk-lib"
import { CfnRole } from "aws-cdk-lib/aws-iam"
import { Construct } from "constructs"
import { consulateTrust } from "./consulate-policy"
import { documentOf, roleArn, type Statement } from "./policy"

export type ConsulateRoleProps = {
  roleName: string
  /** `consulatePolicy`, or `narrowPolicy` for a function with a single task. */
  statements: Statement[]
  /** ARNs of the roles whose functions may enter a consulate. */
  trusted: [string, ...string[]]
}

/**
 * A role for consulates' data that works only with the session tag `tenant`: without the tag it reaches nothing, with
 * it one consulate's table, partition and key, as far as its statements allow.
 */
export class ConsulateRole extends Construct {
  readonly roleArn: string

  constructor(scope: Construct, id: string, { roleName, trusted, statements }: ConsulateRoleProps) {
    super(scope, id)
    const { partition, region, account } = Stack.of(this)
    new CfnRole(this, "Role", {
      roleName,
      description: "One consulate's session: its table, its partition of the registry, its key",
      assumeRolePolicyDocument: documentOf(consulateTrust(trusted)),
      policies: [{ policyName: "consulate", policyDocument: documentOf(statements) }],
      // A session that a role's session creates (role chaining) lasts an hour at most, whatever is requested.
      maxSessionDuration: 3600,
    })
    this.roleArn = roleArn({ partition, region, account }, roleName)
  }
}
