import type { Names } from "./gateway/policy"

export const region = "us-east-1"
export const account = "000000000000"

/** Every name of one stage, in one place. */
export function namesOf(stage: string) {
  const prefix = `ventanilla-${stage}`
  const names: Names = { region, account, registry: `${prefix}-registry`, consulatePrefix: `${prefix}-consulate-` }
  return {
    ...names,
    functionRole: `${prefix}-function`,
    consulateRole: `${prefix}-consulate`,
    queues: { digest: `${prefix}-digest`, provisioning: `${prefix}-provisioning`, statistics: `${prefix}-statistics` },
  }
}

export type QueueName = keyof ReturnType<typeof namesOf>["queues"]
