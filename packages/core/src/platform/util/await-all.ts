/**
 * As `Promise.all`, for reads side by side any of which may refuse. It waits for every one and throws what the first of
 * them in the order given threw: otherwise the answer would tell which read ended first, and the rest would run on after it.
 */
export async function awaitAll<T extends readonly unknown[] | []>(
  promises: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const settled = await Promise.allSettled(promises)
  for (const one of settled) if (one.status === "rejected") throw one.reason
  return settled.map((one) => (one as PromiseFulfilledResult<unknown>).value) as never
}
