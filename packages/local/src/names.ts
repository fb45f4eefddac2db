import type { FunctionName } from "@ventanilla/core/util/function.names"
import type { Names } from "./gateway/policy"

export const region = "us-east-1"
/** The account that the templates are synthesised for: AWS keeps it for examples. */
export const account = "111122223333"

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
      /** By which functions with one errand enter a consulate, in the place of the role above. */
      errands: { files: `${prefix}-consulate-files`, "mail-events": `${prefix}-consulate-returns` },
      headquarters: `${prefix}-headquarters`,
      /** Who runs the scripts; tests, too. No function's, and judged in short even with `--iam`. */
      operator: `${prefix}-operator`,
      /** What an operator assumes to enter a consulate on AWS. */
      custody: `${prefix}-custody`,
    },
    /** The bucket under lock in which the audit's seals lie. */
    vault: `${prefix}-audit-vault-${account}`,
    /** The alias of a consulate's key. */
    aliasOf: (tenantID: string) => `alias/${prefix}-${tenantID}`,
    queues: { digest: `${prefix}-digest`, provisioning: `${prefix}-provisioning`, statistics: `${prefix}-statistics` },
  }
}

export type LocalNames = ReturnType<typeof namesOf>
export type QueueName = keyof LocalNames["queues"]
