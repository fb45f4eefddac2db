type Failure = NodeJS.ErrnoException & {
  $fault?: string
  $retryable?: { throttling?: boolean } | undefined
  CancellationReasons?: { Code?: string }[]
}

const passing =
  /Throttl|ProvisionedThroughputExceeded|RequestLimitExceeded|Timeout|TransactionConflict|TransactionInProgress|TransactionCanceled|ServiceUnavailable|InternalServerError|InternalError|SlowDown|NetworkingError|AbortError|TooManyRequests|ECONN|EPIPE|EAI_AGAIN|ENOTFOUND|ETIMEDOUT|socket/i
const overloaded = /Throttl|ProvisionedThroughputExceeded|RequestLimitExceeded|TooManyRequests|SlowDown/i

/**
 * True when a dependency is overloaded, unreachable or slow, so that the same request may succeed later. Libraries wrap
 * errors, so the cause is checked, too.
 */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { name, code = "", $fault, $retryable, cause } = error as Failure
  // Not every library's error code is a string.
  const said = passing.test(name) || passing.test(String(code))
  return said || $fault === "server" || $retryable !== undefined || isPassing(cause)
}

/** True when a dependency reports throttling, of the call or inside a transaction. */
export function isThrottled(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { name, $retryable, CancellationReasons = [] } = error as Failure
  if (overloaded.test(name) || $retryable?.throttling) return true
  return CancellationReasons.some(({ Code = "" }) => overloaded.test(Code))
}

/** True for a transaction that DynamoDB received and refused: it answered, so it has not failed. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof Error && error.name === "TransactionCanceledException" && !isThrottled(error)
