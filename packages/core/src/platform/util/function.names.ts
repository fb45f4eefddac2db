/** The product's functions, by the names that stacks, roles, metrics and the local cloud give them. */
export const functions = [
  "api",
  "open",
  "files",
  "plan",
  "digest",
  "provisioning",
  "statistics",
  "mail-events",
  "judge",
] as const
export type FunctionName = (typeof functions)[number]
