import * as Aws from "../util/aws"
import { createContext } from "../util/context"
import { isPassing } from "../util/dependency"

type Heard = { failure?: unknown }
const context = createContext<Heard>("heard")

/** Remembers a client's passing failure for whoever listens. */
export function hear<C extends object>(client: C): C {
  Aws.onFailure(client, "call", (error) => {
    const heard = context.peek()
    if (heard && isPassing(error)) heard.failure = error
  })
  return client
}

/**
 * Runs a call of the Encryption SDK. It says of a key service that does not answer only that nothing could be opened, which
 * would be taken for damage: here the service's own failure is thrown, so that the caller is told to try again.
 */
export async function listening<T>(run: () => Promise<T>): Promise<T> {
  const heard: Heard = {}
  try {
    return await context.with(heard, run)
  } catch (error) {
    throw heard.failure ?? error
  }
}
