import { FileRoute } from "@ventanilla/infra/file-route"
import { Duration } from "aws-cdk-lib"
import type { RetentionDays } from "aws-cdk-lib/aws-logs"
import { type StackContext, use } from "sst/constructs"
import { Access } from "./access"
import { door } from "./door"
import { Files } from "./files"
import { namesOf, settingsOf } from "./settings"

/** The function that answers a download token for one attachment, once, from the origin of files. */
export function FilesDoor({ app, stack }: StackContext) {
  const { filesRate, logDays, protect } = settingsOf(app.stage)
  const handler = door(stack, "files", {
    handler: "packages/functions/src/files/lambda.handler",
    role: use(Access).roles.files,
    timeout: Duration.seconds(20),
    atOnce: 10,
  })
  new FileRoute(stack, "Route", {
    address: use(Files).address,
    handler,
    path: "/f/{token}",
    rate: filesRate,
    log: { name: namesOf(app.stage).logGroup("files-access"), days: logDays as RetentionDays, protect },
  })
}
