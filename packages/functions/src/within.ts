/** Named as the SDK names its own, so that the door answers both alike. */
class OutOfTime extends Error {
  override name = "TimeoutError"
}

/** What `run` comes to, or a `TimeoutError` after so many milliseconds. What has begun is not undone: it may still end later. */
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
