import { AsyncLocalStorage } from "node:async_hooks"
import { type FunctionName, functions } from "@ventanilla/core/util/function.names"
import { type Process, share } from "@ventanilla/core/util/per-process"

/** The access key that stands for a function's role. Letters only: DynamoDB Local takes no other. */
export const keyOf = (name: FunctionName) => `localfunction${name.replace("-", "")}`
/** Everybody else of this machine: whoever runs scripts, and tests. */
export const operatorKey = "localoperator"

const processes = new Map<FunctionName, Process>(
  functions.map((name) => [name, { identity: { accessKeyId: keyOf(name), secretAccessKey: "local" } }]),
)
const turn = new AsyncLocalStorage<Process>()
share(() => turn.getStore())

/** What a function is told and the others are not, as their environments differ on AWS. */
export function tell(name: FunctionName, environment: Record<string, string>): void {
  ;(processes.get(name) as Process).environment = environment
}

/** Runs as one of the product's functions: under its role, with its own clients and memory, as on AWS. */
export function asFunction<T>(name: FunctionName, run: () => T): T {
  return turn.run(processes.get(name) as Process, run)
}
