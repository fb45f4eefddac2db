import { type ChoreName, chores, type NetworkChoreName, networkChores } from "@ventanilla/core/util/chore.names"
import { functions } from "@ventanilla/core/util/function.names"
import type { Watch } from "@ventanilla/infra/operations"
import { Duration } from "aws-cdk-lib"
import type { IMetric } from "aws-cdk-lib/aws-cloudwatch"
import { measuresOf, sum } from "./measures"
import { namesOf, settingsOf } from "./settings"

type Counted = {
  /** Requests per minute, at the API and at the origin of files. */
  apiRequests: IMetric
  filesRequests: IMetric
  /** Answers that the API of files counted as server errors. */
  filesFailures: IMetric
  undelivered: IMetric
}

/** When somebody is called. `docs/runbook.md` has an entry for each: what it means, where to look, what to do. */
export function watchesOf(stage: string, { apiRequests, filesRequests, filesFailures, undelivered }: Counted) {
  const { own, chore, lambda, everywhere, metric } = measuresOf(stage)
  const { registryTable, mailConfigurationSet } = namesOf(stage)
  const { rate, filesRate } = settingsOf(stage)
  const registry = (name: string) =>
    metric("AWS/DynamoDB", { TableName: registryTable }, { metricName: name, statistic: "sum" })
  const reputation = (name: string) =>
    metric(
      "AWS/SES",
      { "ses:configuration-set": mailConfigurationSet },
      { metricName: `Reputation.${name}`, statistic: "avg", period: Duration.hours(1) },
    )
  const watches: Watch[] = [
    {
      name: "api-errors",
      description: "The API answered with a failure of its own five times in five minutes",
      metric: own("api", "Errors", "sum"),
      threshold: 5,
    },
    {
      name: "open-errors",
      description: "Strangers or partners were answered with a failure of our own twenty times in five minutes",
      metric: own("open", "Errors", "sum"),
      threshold: 20,
    },
    {
      name: "api-slow",
      description: "One request in twenty took three seconds or more, for a quarter of an hour",
      metric: own("api", "Latency", "p95"),
      threshold: 3000,
      periods: 3,
    },
    {
      name: "api-crowded",
      description: "For three minutes there were four fifths as many requests as the API takes from everybody together",
      metric: apiRequests,
      threshold: rate.steady * 60 * 0.8,
      periods: 3,
    },
    {
      name: "files-errors",
      description: "A download was answered with a failure of our own five times in five minutes",
      metric: filesFailures,
      threshold: 5,
    },
    {
      name: "files-crowded",
      description: "For three minutes there were four fifths as many requests as the origin of files takes",
      metric: filesRequests,
      threshold: filesRate.steady * 60 * 0.8,
      periods: 3,
    },
    {
      name: "function-crashed",
      description: "An invocation of a function crashed or ran out of time",
      metric: sum(
        "Crashes",
        functions.filter((at) => at !== "judge").map((at) => lambda(at, "Errors", "sum")),
      ),
      threshold: 1,
    },
    {
      name: "judge-crashed",
      description:
        "A file ran its judge out of time, out of memory, or over: it was refused, and nothing else was harmed",
      metric: lambda("judge", "Errors", "sum"),
      threshold: 1,
    },
    {
      name: "function-throttled",
      description: "Lambda refused to start a function: its share of the account's concurrency is used up",
      metric: everywhere("Refused starts", (at) => lambda(at, "Throttles", "sum")),
      threshold: 1,
    },
    {
      name: "tick-missing",
      description:
        "The planner of digests did not run for half an hour: nothing is planned, sent, expired or made a task",
      metric: lambda("plan", "Invocations", "sum", Duration.minutes(30)),
      threshold: 1,
      atLeast: true,
    },
    {
      name: "digest-late",
      description: "A digest was sent half an hour or more after it was due",
      metric: own("digest", "DigestLag", "max"),
      threshold: Duration.minutes(30).toSeconds(),
    },
    ...failuresOf(chores, (name) => chore("digest", name)),
    ...failuresOf(networkChores, (name) => chore("plan", name)),
    {
      name: "provisioning-failed",
      description: "A step of making a consulate failed for good: headquarters sees it and may retry or discard",
      metric: own("provisioning", "ProvisioningFailed", "sum"),
      threshold: 1,
    },
    {
      name: "audit-broken",
      description: "The audit does not agree with its seals: an entry or a seal was changed, is gone or came late",
      metric: sum("Broken seals", [own("digest", "ChainBroken", "sum"), own("plan", "ChainBroken", "sum")]),
      threshold: 1,
    },
    {
      name: "dependency-throttled",
      description: "AWS slowed the product down ten times in five minutes",
      metric: everywhere("Throttled", (at) => own(at, "Throttled", "sum")),
      threshold: 10,
    },
    {
      name: "dependency-failed",
      description: "A call to AWS failed after every retry",
      metric: everywhere("Failed calls", (at) => own(at, "DependencyFailed", "sum")),
      threshold: 1,
    },
    {
      name: "mail-failed",
      description: "The mail service did not take a message",
      metric: everywhere("Mails not taken", (at) => own(at, "MailFailed", "sum")),
      threshold: 1,
    },
    {
      name: "mail-bouncing",
      description: "One mail in twenty bounces: the mail service suspends senders at one in ten",
      metric: reputation("BounceRate"),
      threshold: 0.05,
    },
    {
      name: "mail-complaints",
      description: "One mail in a thousand is complained of: the mail service warns senders here",
      metric: reputation("ComplaintRate"),
      threshold: 0.001,
    },
    {
      name: "returns-undelivered",
      description: "A bounce or a complaint did not reach its function",
      metric: undelivered,
      threshold: 1,
    },
    {
      name: "registry-throttled",
      description: "The registry table refused requests because there were too many at once",
      metric: sum("Refused", [registry("ReadThrottleEvents"), registry("WriteThrottleEvents")]),
      threshold: 1,
    },
  ]
  return watches
}

/** One alarm for each chore of a tick: the other chores were done, and the next tick tries this one again. */
const failuresOf = <Name extends ChoreName | NetworkChoreName>(
  all: Readonly<Record<Name, string>>,
  metricOf: (name: Name) => IMetric,
): Watch[] =>
  (Object.entries(all) as [Name, string][]).map(([name, waits]) => ({
    name: `tick-failed-${name}`,
    description: `A record or all of one chore of a tick failed. Until it works, ${waits}`,
    metric: metricOf(name),
    threshold: 1,
  }))
