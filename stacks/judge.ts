import { judging } from "@ventanilla/core/outreach/attachment/schema"
import { Duration } from "aws-cdk-lib"
import { type StackContext, use } from "sst/constructs"
import { Access } from "./access"
import { door } from "./door"

/** Judges uploaded files, invoked by the API: whatever a file does to this function, it has access to nothing. */
export function Judge({ stack }: StackContext) {
  const { seconds, megabytes, atOnce } = judging
  door(stack, "judge", {
    handler: "packages/functions/src/judge/judge.handler",
    role: use(Access).roles.judge,
    timeout: Duration.seconds(seconds),
    memory: megabytes,
    atOnce,
    environment: { VENTANILLA_STAGE: stack.stage },
  })
}
