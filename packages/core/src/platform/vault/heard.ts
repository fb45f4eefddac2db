import * as Aws from "../util/aws"
import { createContext } from "../util/context"
import { isPassing } from "../util/dependency"

type Heard = { failure?: unknown }
const context = createContext<Heard>("heard")

/** Remembers a client's transient failure for `listening`. */
export function hear<C extends object>(client: C): C {
  Aws.onFailure(client, "call", (error) => {
    const heard = context.peek()
    if (heard && isPassing(error)) heard.failure = error
  })
  return client
}

/**
 * Runs a call of the Encryption SDK. When the key service does not answer, the SDK reports only that nothing could be
 * decrypted, which would be taken for damaged data. This throws the service's own failure instead, so that the caller
 * is told to try again.
 */
export async function listening<T>(run: () => Promise<T>): Promise<T> {
  const heard: Heard = {}
  try {
    return await context.with(heard, run)
  } catch (error) {
    throw heard.failure ?? error
  }
}
