import { type Duration, RemovalPolicy } from "aws-cdk-lib"
import type { IRole } from "aws-cdk-lib/aws-iam"
import { LogGroup, type RetentionDays } from "aws-cdk-lib/aws-logs"
import { NagSuppressions } from "cdk-nag"
import { Function as Door, type Stack } from "sst/constructs"
import { environmentOf } from "./environment"
import { namesOf, settingsOf } from "./settings"

export type DoorProps = {
  /** `packages/functions/src/….handler` */
  handler: string
  /** Defined in `access.ts`. */
  role: IRole
  timeout: Duration
  /** The most concurrent executions, where more would overload the tables or the mail service. */
  atOnce?: number
  /** Memory in megabytes, where it needs less than the others. */
  memory?: number
  /** The environment, where it differs from what core's config reads. */
  environment?: Record<string, string>
}

/** One of the product's functions, all built alike: arm64, ES modules loaded on demand, its own role, its own log. */
export function door(stack: Stack, name: string, props: DoorProps): Door {
  const { handler, role, timeout, atOnce, memory, environment } = props
  const { logDays, protect, reserve } = settingsOf(stack.stage)
  const logGroup = new LogGroup(stack, `${name}-log`, {
    logGroupName: namesOf(stack.stage).logGroup(name),
    retention: logDays as RetentionDays,
    removalPolicy: protect ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  })
  const made = new Door(stack, name, {
    handler,
    role,
    logGroup,
    functionName: namesOf(stack.stage).functionRole(name),
    timeout: `${timeout.toSeconds()} seconds`,
    environment: environment ?? environmentOf(stack.stage, name),
    ...(memory ? { memorySize: `${memory} MB` } : {}),
    ...(atOnce && reserve ? { reservedConcurrentExecutions: atOnce } : {}),
  })
  NagSuppressions.addResourceSuppressions(made, [
    {
      id: "AwsSolutions-L1",
      reason: "Node 22 is supported into 2027, and is the oldest that everything also has to run on.",
    },
  ])
  return made
}
