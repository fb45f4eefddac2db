import { Stack } from "aws-cdk-lib"
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam"
import { Construct } from "constructs"
import type { Statement } from "./policy"

export type FunctionRoleProps = {
  roleName: string
  /** The function's log group, the only one it writes to. */
  logGroupName: string
  statements: Statement[]
}

/**
 * The permissions of one function, in full: its log, and the given statements. No managed policy, so nothing unexpected
 * is included.
 */
export class FunctionRole extends Construct {
  readonly role: Role

  constructor(scope: Construct, id: string, { roleName, logGroupName, statements }: FunctionRoleProps) {
    super(scope, id)
    this.role = new Role(this, "Role", { roleName, assumedBy: new ServicePrincipal("lambda.amazonaws.com") })
    const log: Statement = {
      Sid: "ItsOwnLog",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: [Stack.of(this).formatArn({ service: "logs", resource: `log-group:${logGroupName}:*` })],
    }
    for (const statement of [log, ...statements]) this.role.addToPolicy(PolicyStatement.fromJson(statement))
  }
}
