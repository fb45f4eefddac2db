import { Stack } from "aws-cdk-lib"
import { CfnRole } from "aws-cdk-lib/aws-iam"
import { Construct } from "constructs"
import { type HeadquartersPolicyProps, headquartersPolicy, headquartersTrust } from "./headquarters-policy"
import { documentOf, roleArn } from "./policy"

export type HeadquartersRoleProps = Omit<HeadquartersPolicyProps, "place"> & {
  roleName: string
  /** ARNs of the roles whose functions serve headquarters. */
  trusted: [string, ...string[]]
}

/** The role under which headquarters' requests run: its part of the registry, and no consulate's table or key. */
export class HeadquartersRole extends Construct {
  readonly roleArn: string

  constructor(scope: Construct, id: string, { roleName, trusted, ...policy }: HeadquartersRoleProps) {
    super(scope, id)
    const { partition, region, account } = Stack.of(this)
    const place = { partition, region, account }
    new CfnRole(this, "Role", {
      roleName,
      description: "Headquarters' requests: its part of the registry, no consulate's table or key",
      assumeRolePolicyDocument: documentOf(headquartersTrust(trusted)),
      policies: [{ policyName: "headquarters", policyDocument: documentOf(headquartersPolicy({ place, ...policy })) }],
      // A session that a role's session creates (role chaining) lasts an hour at most, whatever is requested.
      maxSessionDuration: 3600,
    })
    this.roleArn = roleArn(place, roleName)
  }
}
