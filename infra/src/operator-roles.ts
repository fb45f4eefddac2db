import { Stack } from "aws-cdk-lib"
import { CfnRole } from "aws-cdk-lib/aws-iam"
import { Construct } from "constructs"
import { consulateTrust } from "./consulate-policy"
import { custodyPolicy, type OperatorPolicyProps, operatorPolicy, operatorTrust } from "./operator-policy"
import { documentOf, roleArn } from "./policy"

export type OperatorRolesProps = Omit<OperatorPolicyProps, "place" | "custodyRoleArn"> & {
  operatorRoleName: string
  custodyRoleName: string
}

/**
 * The roles for the operators' commands: for people of the account who signed in with a second factor, for an hour. The
 * operator's role reaches no item of a consulate; for those, it assumes the custody role, one consulate at a time.
 */
export class OperatorRoles extends Construct {
  readonly operatorRoleArn: string
  readonly custodyRoleArn: string

  constructor(scope: Construct, id: string, { operatorRoleName, custodyRoleName, ...policy }: OperatorRolesProps) {
    super(scope, id)
    const { partition, region, account } = Stack.of(this)
    const place = { partition, region, account }
    this.operatorRoleArn = roleArn(place, operatorRoleName)
    this.custodyRoleArn = roleArn(place, custodyRoleName)
    const props = { place, ...policy, custodyRoleArn: this.custodyRoleArn }
    const operator = new CfnRole(this, "Operator", {
      roleName: operatorRoleName,
      description: "Operators' commands: tables and keys, the registry, and no item of a consulate",
      assumeRolePolicyDocument: documentOf(operatorTrust(place)),
      policies: [{ policyName: "operator", policyDocument: documentOf(operatorPolicy(props)) }],
      maxSessionDuration: 3600,
    })
    const custody = new CfnRole(this, "Custody", {
      roleName: custodyRoleName,
      description:
        "One consulate's session of an operator: its two tables whole, its partition of the registry, its key",
      assumeRolePolicyDocument: documentOf(consulateTrust([this.operatorRoleArn])),
      policies: [{ policyName: "custody", policyDocument: documentOf(custodyPolicy({ place, ...policy })) }],
      maxSessionDuration: 3600,
    })
    // IAM checks that a trusted role exists.
    custody.addDependency(operator)
  }
}
