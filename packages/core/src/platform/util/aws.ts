import { isPassing, isRefusal, isThrottled } from "./dependency"
import { failureName } from "./log"
import { Metric } from "./metric"
import { type Service, Timeouts } from "./timeouts"

type Middleware = (next: (args: never) => Promise<unknown>) => (args: never) => Promise<unknown>
type Stack = { add(middleware: Middleware, options: object): void }

/** The settings of every SDK client: a bounded number of attempts with jitter, and a time-out for every answer. */
export function settingsOf(service: Service) {
  const { maxAttempts, connectionTimeout, requestTimeout } = Timeouts.of(service)
  return {
    maxAttempts,
    retryMode: "standard" as const,
    // Without `throwOnRequestTimeout` the SDK only warns, and the request hangs on.
    requestHandler: { connectionTimeout, requestTimeout, socketTimeout: requestTimeout, throwOnRequestTimeout: true },
  }
}

/**
 * Makes a client with the product's settings. Counts each throttle, and each call that failed after its last attempt.
 */
export function open<C extends object, O extends object>(
  Client: new (options: never) => C,
  service: Service,
  more?: O,
): C {
  const client = new Client({ ...settingsOf(service), ...more } as never)
  watch(client, service)
  return client
}

type Counted = "Throttled" | "DependencyFailed"
const known: Record<Counted, WeakSet<Error>> = { Throttled: new WeakSet(), DependencyFailed: new WeakSet() }

/** Counts a client's throttles and failures; for clients that a library makes. */
export function watch<C extends object>(client: C, service: Service): C {
  const count = (name: Counted, error: unknown) => {
    // When credentials cannot be obtained, the call fails with STS's error: it is counted once, as STS's.
    if (!(error instanceof Error) || known[name].has(error)) return
    known[name].add(error)
    Metric.put({ [name]: 1 }, { service, failure: failureName(error) })
  }
  onFailure(client, "try", (error) => isThrottled(error) && count("Throttled", error))
  onFailure(client, "call", (error) => isPassing(error) && !isRefusal(error) && count("DependencyFailed", error))
  return client
}

// Inside the SDK's retry loop, and outside it.
const places = {
  try: { step: "finalizeRequest", priority: "low" },
  call: { step: "initialize", priority: "high" },
}

/** Reports each failed attempt of a client, or each call that failed after its last attempt. */
export function onFailure(client: object, of: keyof typeof places, tell: (error: unknown) => void): void {
  const middleware: Middleware = (next) => async (args) => {
    try {
      return await next(args)
    } catch (error) {
      tell(error)
      throw error
    }
  }
  const { middlewareStack } = client as { middlewareStack: Stack }
  middlewareStack.add(middleware, places[of])
}
