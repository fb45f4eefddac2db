import type { Ask } from "../iam"
import type { Caller } from "./policy"
import type { Touch } from "./touches"

export type Service = "dynamodb" | "sqs" | "sts" | "kms" | "s3" | "lambda" | "ses" | "cognito"

/** One request the product made to AWS. `request` is its body as sent: for tests, never for a log. */
export type Call = {
  service: Service
  action: string
  table?: string
  index?: string
  keys: string[]
  caller: string
  /** Whose role signed it, under which access key. */
  principal?: Caller
  tenant?: string
  touches: Touch[]
  request: Record<string, unknown>
  /** What IAM was asked for it, as things stood then. */
  asks?: Ask[]
}

export type Recorder = ReturnType<typeof createRecorder>

/** Keeps what was called while it is switched on. */
export function createRecorder() {
  let on = false
  let calls: Call[] = []
  let noted = 0
  return {
    /** How many calls there were so far, switched on or not. */
    noted: () => noted,
    start() {
      on = true
      calls = []
    },
    /** Stops and hands over what was called since `start`. */
    stop(): Call[] {
      on = false
      return calls
    },
    calls: () => calls,
    note(call: Call) {
      noted++
      if (on) calls.push(call)
    },
  }
}

export function callOf(
  service: Service,
  action: string,
  request: Record<string, unknown>,
  caller?: Caller,
  reached: Touch[] = [],
): Call {
  const [first] = reached
  return {
    service,
    action,
    ...(first ? { table: first.table } : {}),
    ...(first?.index === undefined ? {} : { index: first.index }),
    keys: reached.flatMap((touch) => (touch.key === undefined ? [] : [touch.key])),
    caller: caller?.arn ?? "unknown",
    ...(caller ? { principal: caller } : {}),
    ...(caller?.kind === "consulate" ? { tenant: caller.tenant } : {}),
    touches: reached,
    request,
  }
}
