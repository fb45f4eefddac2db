import type { Names } from "./gateway/policy"

export const region = "us-east-1"
export const account = "000000000000"

/** The product's functions, by the names of their roles. */
export const functions = ["api", "plan", "digest", "provisioning", "statistics", "mail-events"] as const
export type FunctionName = (typeof functions)[number]

/** Every name of one stage, in one place. */
export function namesOf(stage: string) {
  const prefix = `ventanilla-${stage}`
  const names: Names = { region, account, registry: `${prefix}-registry`, consulatePrefix: `${prefix}-consulate-` }
  return {
    ...names,
    roles: {
      /** A function's own, as the stacks name it. */
      of: (name: FunctionName) => `${prefix}-${name}`,
      consulate: `${prefix}-consulate`,
      headquarters: `${prefix}-headquarters`,
      /** Who runs the scripts; tests, too. No function's, so no template gives it anything. */
      operator: `${prefix}-operator`,
    },
    queues: { digest: `${prefix}-digest`, provisioning: `${prefix}-provisioning`, statistics: `${prefix}-statistics` },
  }
}

export type LocalNames = ReturnType<typeof namesOf>
export type QueueName = keyof LocalNames["queues"]
