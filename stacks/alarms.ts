import { Operations } from "@ventanilla/infra/operations"
import { Duration } from "aws-cdk-lib"
import { type StackContext, use } from "sst/constructs"
import { Api } from "./api"
import { Events } from "./events"
import { Files } from "./files"
import { graphsOf } from "./graphs"
import { Mail } from "./mail"
import { namesOf } from "./settings"
import { watchesOf } from "./watches"
import { Web } from "./web"

/** One dashboard per stage, and an alarm on everything in it for which a person should be called. */
export function Alarms({ app, stack }: StackContext) {
  const { alarmAction, digest, provisioning, statistics, lostReturns } = use(Events)
  const { api } = use(Web).address
  const { api: files } = use(Files).address
  const queues = { digest, provisioning, statistics }
  const each = Object.values(queues)
  new Operations(stack, "Operations", {
    prefix: namesOf(app.stage).prefix,
    alarmAction,
    watches: watchesOf(app.stage, {
      apiRequests: api.metricCount({ period: Duration.minutes(1), statistic: "sum" }),
      filesRequests: files.metricCount({ period: Duration.minutes(1), statistic: "sum" }),
      filesFailures: files.metricServerError({ period: Duration.minutes(5), statistic: "sum" }),
      undelivered: use(Mail).returns.metricNumberOfNotificationsFailed({ statistic: "sum" }),
    }),
    graphs: graphsOf(app.stage, {
      front: [
        api.metricCount({ statistic: "sum" }),
        api.metricClientError({ statistic: "sum" }),
        api.metricServerError({ statistic: "sum" }),
      ],
      files: [
        files.metricCount({ statistic: "sum" }),
        files.metricClientError({ statistic: "sum" }),
        files.metricServerError({ statistic: "sum" }),
      ],
      queues,
      deadLetters: [...each.map(({ deadLetters }) => deadLetters), lostReturns.queue],
    }),
    others: [...each.flatMap(({ alarms }) => alarms), lostReturns.alarm, ...use(Api).releaseAlarms],
  })
}
