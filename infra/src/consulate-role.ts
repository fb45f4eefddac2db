import { Stack } from "aws-cdk-lib"
import { CfnRole } from "aws-cdk-lib/aws-iam"
import { Construct } from "constructs"
import { consulateTrust } from "./consulate-policy"
import { documentOf, roleArn, type Statement } from "./policy"

export type ConsulateRoleProps = {
  roleName: string
  /** `consulatePolicy`, or for a function with one errand `narrowPolicy`. */
  statements: Statement[]
  /** ARNs of the roles whose functions enter a consulate. */
  trusted: [string, ...string[]]
}

/**
 * A role that reaches what consulates keep, and only through the session tag `tenant`: without the tag it opens nothing, with
 * it one consulate's table, partition and key, as far as its statements go.
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
      // A session made by a role's session lasts an hour at most, whatever is asked for.
      maxSessionDuration: 3600,
    })
    this.roleArn = roleArn({ partition, region, account }, roleName)
  }
}
