import { ApiRoutes } from "@ventanilla/infra/api-routes"
import { GradualRelease, type GradualReleaseProps } from "@ventanilla/infra/gradual-release"
import { Duration } from "aws-cdk-lib"
import { MathExpression } from "aws-cdk-lib/aws-cloudwatch"
import type { RetentionDays } from "aws-cdk-lib/aws-logs"
import { StringParameter } from "aws-cdk-lib/aws-ssm"
import { dependsOn, type StackContext, use } from "sst/constructs"
import { Access } from "./access"
import { door } from "./door"
import { environmentOf } from "./environment"
import { Events } from "./events"
import { Identity } from "./identity"
import { Judge } from "./judge"
import { measuresOf } from "./measures"
import { namesOf, openPaths, settingsOf } from "./settings"
import { Web } from "./web"

/** The product's one HTTP API. Hono knows the paths; this stack says only which of them need no token. */
export function Api({ app, stack }: StackContext) {
  // The API refers to the judge by name, so no version of the API may exist before it.
  dependsOn(Judge)
  const { closedFront, rate, openRate, openAtOnce, logDays, protect } = settingsOf(app.stage)
  const names = namesOf(app.stage)
  const { address } = use(Web)
  const { issuer, clientID } = use(Identity)
  const { own } = measuresOf(app.stage)
  const { roles } = use(Access)
  const { alarmAction } = use(Events)
  const front: Record<string, string> = closedFront
    ? { VENTANILLA_FRONT_DIGEST: StringParameter.valueForStringParameter(stack, names.frontDigestParameter) }
    : {}
  const minute = Duration.minutes(1)
  const counted = (at: "api" | "open", name: "Errors" | "Requests") => own(at, name, "sum").with({ period: minute })
  const released = (
    id: string,
    name: "api" | "open",
    handler: string,
    atOnce: number,
    failures: GradualReleaseProps["failures"],
  ) =>
    new GradualRelease(stack, `${id}Release`, {
      name: names.functionRole(name),
      handler: door(stack, name, {
        handler,
        role: roles[name],
        timeout: Duration.seconds(20),
        atOnce,
        environment: { ...environmentOf(app.stage, name), ...front },
      }),
      failures,
      open: name === "open",
      slowest: Duration.seconds(10),
      alarmAction,
    })
  const inside = released("", "api", "packages/functions/src/api/lambda.handler", 100, {
    metric: counted("api", "Errors"),
    from: 5,
  })
  // A share of all requests, not a number: somebody who repeats a failing request is still few among many.
  const outside = released("Open", "open", "packages/functions/src/open/lambda.handler", openAtOnce, {
    metric: new MathExpression({
      label: "Failures of a hundred requests",
      expression: "IF(asked >= 20, 100 * failed / asked, 0)",
      usingMetrics: { asked: counted("open", "Requests"), failed: counted("open", "Errors") },
      period: minute,
    }),
    from: 50,
  })
  new ApiRoutes(stack, "Routes", {
    address,
    handler: inside.alias,
    openHandler: outside.alias,
    tokens: { issuer, clientID },
    signedIn: "/api",
    // A partner holds a capability, an invited person a secret.
    open: openPaths.map((path) => `${path}{proxy+}`),
    // The console asks where to sign in; this reads nothing, and must be answered even when strangers saturate the
    // other function.
    before: ["/api/config"],
    rate,
    openRate,
    log: { name: names.logGroup("access"), days: logDays as RetentionDays, protect },
  })
  return { releaseAlarms: [...inside.alarms, ...outside.alarms] }
}
