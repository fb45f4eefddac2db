import { VisibleError } from "../error"

/** The fields every table and index shares; entities name theirs through these, so that none is typed by hand. */
export const primary = { pk: "pk", sk: "sk" } as const
export const first = { index: "gsi1", pk: "gsi1pk", sk: "gsi1sk" } as const
export const second = { index: "gsi2", pk: "gsi2pk", sk: "gsi2sk" } as const

/** Runs an ElectroDB query with a cursor from outside: one that cannot be read is a clear 400. */
export async function paged<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof Error && (/cursor|start(ing)? key/i.test(error.message) || isRefused(error.cause)))
      throw new VisibleError("validation", "invalid_cursor", "cursor")
    throw error
  }
}

/** DynamoDB takes the query and not the key to start from: nothing else of it comes from outside. */
const isRefused = (cause: unknown) => cause instanceof Error && cause.name === "ValidationException"
