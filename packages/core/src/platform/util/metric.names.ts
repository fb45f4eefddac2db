/** The namespace of every metric the product publishes in CloudWatch. */
export const namespace = "Ventanilla"

/** Every metric with its unit; each is published under the dimensions `stage` and `function`. */
export const metrics = {
  Requests: "Count",
  Errors: "Count",
  Latency: "Milliseconds",
  Throttled: "Count",
  DigestLag: "Seconds",
  ProvisioningFailed: "Count",
  DependencyFailed: "Count",
  MailFailed: "Count",
  ChainBroken: "Count",
  TickFailed: "Count",
} as const

/** Metrics that are also counted by one more dimension: the field of that name. */
export const divided: Partial<Record<keyof typeof metrics, string>> = { TickFailed: "chore" }
