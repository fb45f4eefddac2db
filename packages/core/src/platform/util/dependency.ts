type Failure = NodeJS.ErrnoException & {
  $fault?: string
  $retryable?: { throttling?: boolean } | undefined
  CancellationReasons?: { Code?: string }[]
}

const passing =
  /Throttl|ProvisionedThroughputExceeded|RequestLimitExceeded|Timeout|TransactionConflict|TransactionInProgress|TransactionCanceled|ServiceUnavailable|InternalServerError|InternalError|SlowDown|NetworkingError|AbortError|TooManyRequests|ECONN|EPIPE|EAI_AGAIN|ENOTFOUND|ETIMEDOUT|socket/i
const overloaded = /Throttl|ProvisionedThroughputExceeded|RequestLimitExceeded|TooManyRequests|SlowDown/i

/**
 * A dependency is overloaded, unreachable or slow: the same request may succeed later. Libraries in between wrap what they
 * met: the cause is asked as well.
 */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { name, code = "", $fault, $retryable, cause } = error as Failure
  // Not every library's code is a word.
  const said = passing.test(name) || passing.test(String(code))
  return said || $fault === "server" || $retryable !== undefined || isPassing(cause)
}

/** A dependency says that it is asked too often, at once or inside a transaction. */
export function isThrottled(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { name, $retryable, CancellationReasons = [] } = error as Failure
  if (overloaded.test(name) || $retryable?.throttling) return true
  return CancellationReasons.some(({ Code = "" }) => overloaded.test(Code))
}

/** A transaction that DynamoDB took and refused: it answered, so it has not failed. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof Error && error.name === "TransactionCanceledException" && !isThrottled(error)
