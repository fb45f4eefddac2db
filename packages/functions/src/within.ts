/** Named like the SDK's own error, so that the handler answers both alike. */
class OutOfTime extends Error {
  override name = "TimeoutError"
}

/**
 * The result of `run`, or a `TimeoutError` after so many milliseconds. Work in progress is not undone: it may still
 * finish later.
 */
export async function within<T>(milliseconds: number, run: () => Promise<T>): Promise<T> {
  if (milliseconds <= 0) throw new OutOfTime("Not begun")
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new OutOfTime("Not ended")), milliseconds)
  })
  try {
    return await Promise.race([run(), late])
  } finally {
    clearTimeout(timer)
  }
}
