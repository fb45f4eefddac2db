import type { IncomingMessage, ServerResponse } from "node:http"
import { answer } from "./http"
import type { Verdict } from "./policy"

/** What became of an invocation: the function's answer, how it ended instead, or that it has no room. */
export type Ran = { payload: string } | { failed: string } | "throttled"
export type Run = (payload: Buffer) => Promise<Ran>
export type Functions = ReturnType<typeof createFunctions>

/** What Lambda takes in and hands back of one invocation that is waited for. */
const largest = 6 * 1024 * 1024

/** The functions that others may invoke, by name. */
export function createFunctions() {
  const known = new Map<string, { run: Run; stop: () => void }>()
  return {
    /** Puts a function in the place of whichever bore its name. */
    add(name: string, made: { run: Run; stop: () => void }) {
      known.get(name)?.stop()
      known.set(name, made)
    },
    run: (name: string): Run | undefined => known.get(name)?.run,
    stop() {
      for (const { stop } of known.values()) stop()
    },
  }
}

/** Which function a request invokes; undefined when it is no invocation. */
export const functionNamed = (incoming: IncomingMessage): string | undefined =>
  /^\/2015-03-31\/functions\/([^/?]+)\/invocations(\?|$)/.exec(incoming.url ?? "")?.[1]

export function refuseInvocation(response: ServerResponse, status: number, code: string, Message = code) {
  response.setHeader("x-amzn-errortype", code)
  answer(response, status, "application/json", JSON.stringify({ Message }))
}

/** `Invoke`, waited for. As on AWS, a function that fails is an answer of 200 with a header that says so. */
export async function invoke(
  response: ServerResponse,
  name: string,
  payload: Buffer,
  verdict: Verdict,
  functions: Functions,
): Promise<void> {
  if (!verdict.allow) return refuseInvocation(response, 403, "AccessDeniedException", verdict.message)
  const run = functions.run(name)
  if (!run) return refuseInvocation(response, 404, "ResourceNotFoundException")
  if (payload.length > largest) return refuseInvocation(response, 413, "RequestTooLargeException")
  const ran = await run(payload)
  if (ran === "throttled") return refuseInvocation(response, 429, "TooManyRequestsException")
  if ("payload" in ran && Buffer.byteLength(ran.payload) <= largest)
    return answer(response, 200, "application/json", ran.payload)
  response.setHeader("x-amz-function-error", "Unhandled")
  const errorType = "failed" in ran ? ran.failed : "Function.ResponseSizeTooLarge"
  answer(response, 200, "application/json", JSON.stringify({ errorType, errorMessage: errorType }))
}
