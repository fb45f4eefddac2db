/**
 * On AWS the operator's environment says everything. Beside a running `npm start` nothing needs to be said: its control API
 * names the environment of the functions there, and what time it is in it.
 */
export async function enterEnvironment(): Promise<void> {
  if (process.env.VENTANILLA_REGISTRY_TABLE) return
  const control = process.env.VENTANILLA_CONTROL ?? "http://127.0.0.1:4001"
  const answer = await fetch(`${control}/environment`).catch(() => undefined)
  if (!answer?.ok)
    throw new Error(
      `No VENTANILLA_REGISTRY_TABLE is set, and nothing answers at ${control}: start the local cloud, or set it`,
    )
  const { env, now } = (await answer.json()) as { env: Record<string, string>; now: string }
  Object.assign(process.env, env)
  const { Clock } = await import("@ventanilla/core/util/clock")
  const ahead = Date.parse(now) - Date.now()
  // A second is the way of the answer, not a clock that was moved.
  if (Math.abs(ahead) > 1000) Clock.set(() => new Date(Date.now() + ahead))
}
