import { Duration } from "aws-cdk-lib"
import { Api as HttpApi, type StackContext, use } from "sst/constructs"
import { Access } from "./access"
import { door } from "./door"
import { settingsOf } from "./settings"

/** The product's one HTTP door: every path goes to Hono. The console calls it under its own origin, so there is no CORS. */
export function Api({ app, stack }: StackContext) {
  const { rate } = settingsOf(app.stage)
  const handler = door(stack, "api", {
    handler: "packages/functions/src/api/lambda.handler",
    role: use(Access).roles.api,
    timeout: Duration.seconds(20),
  })
  const api = new HttpApi(stack, "Api", {
    routes: { $default: handler },
    defaults: { throttle: { rate: rate.steady, burst: rate.burst } },
    cors: false,
    // No address, no agent, no query string: who asked is in the audit, as an id.
    accessLog: {
      format: '{"requestID":"$context.requestId","status":"$context.status","ms":"$context.responseLatency"}',
    },
  })
  return { url: api.url }
}
