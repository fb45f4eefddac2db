import { VisibleError } from "../error"

/** The key fields of every table and index; entities refer to these, so that no name is typed twice. */
export const primary = { pk: "pk", sk: "sk" } as const
export const first = { index: "gsi1", pk: "gsi1pk", sk: "gsi1sk" } as const
export const second = { index: "gsi2", pk: "gsi2pk", sk: "gsi2sk" } as const

/** Runs an ElectroDB query with a cursor from the client: an unreadable cursor is a 400. */
export async function paged<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof Error && (/cursor|start(ing)? key/i.test(error.message) || isRefused(error.cause)))
      throw new VisibleError("validation", "invalid_cursor", "cursor")
    throw error
  }
}

/** DynamoDB refuses the start key: nothing else of the query comes from the client. */
const isRefused = (cause: unknown) => cause instanceof Error && cause.name === "ValidationException"
