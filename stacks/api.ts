import { ApiRoutes } from "@ventanilla/infra/api-routes"
import { GradualRelease } from "@ventanilla/infra/gradual-release"
import { Duration } from "aws-cdk-lib"
import type { RetentionDays } from "aws-cdk-lib/aws-logs"
import { type StackContext, use } from "sst/constructs"
import { Access } from "./access"
import { door } from "./door"
import { Events } from "./events"
import { Identity } from "./identity"
import { namesOf, settingsOf } from "./settings"
import { Web } from "./web"

/** The product's one HTTP door. Hono knows the paths; here stands only which of them nobody reaches without a token. */
export function Api({ app, stack }: StackContext) {
  const { rate, openRate, logDays, protect } = settingsOf(app.stage)
  const names = namesOf(app.stage)
  const { address } = use(Web)
  const { issuer, clientID } = use(Identity)
  const handler = door(stack, "api", {
    handler: "packages/functions/src/api/lambda.handler",
    role: use(Access).roles.api,
    timeout: Duration.seconds(20),
    atOnce: 100,
  })
  const release = new GradualRelease(stack, "Release", {
    name: names.functionRole("api"),
    handler,
    failures: address.api.metricServerError({ period: Duration.minutes(1), statistic: "sum" }),
    slowest: Duration.seconds(10),
    alarmAction: use(Events).alarmAction,
  })
  new ApiRoutes(stack, "Routes", {
    address,
    handler: release.alias,
    tokens: { issuer, clientID },
    signedIn: "/api",
    // A partner holds a capability, an invited person a secret, and the console asks where to sign in.
    open: ["/api/partner/{proxy+}", "/api/public/{proxy+}", "/api/config"],
    rate,
    openRate,
    log: { name: names.logGroup("access"), days: logDays as RetentionDays, protect },
  })
  return { releaseAlarms: release.alarms }
}
