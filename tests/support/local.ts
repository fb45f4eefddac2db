import { randomBytes } from "node:crypto"
import { type Cloud, type CloudOptions, startCloud } from "@ventanilla/local"
import { afterAll, inject } from "vitest"

export type LocalCloud = Cloud & {
  mail: NonNullable<Cloud["mail"]>
  cognito: NonNullable<Cloud["cognito"]>
}
type Options = Pick<CloudOptions, "dynamodb" | "queues" | "console" | "onFailure" | "stage" | "iam" | "onDenied">

let whole: Promise<LocalCloud> | undefined
let lean: Promise<Cloud> | undefined

const start = (options: CloudOptions) =>
  startCloud({ stage: `t${randomBytes(5).toString("hex")}`, dynamodb: inject("dynamodb"), ...options })

async function quiet<C extends Cloud>(starting: Promise<C>): Promise<C> {
  const cloud = await starting
  // A test says itself when messages are delivered: `await cloud.queues.drain()`.
  cloud.queues.pause()
  return cloud
}

/**
 * The whole local cloud inside this worker, sharing only the database process: a stage of its own, so that test files do
 * not see one another. The same one for every call in a test file; the environment is set when it resolves.
 */
export function localCloud(options: Options = {}): Promise<LocalCloud> {
  whole ??= quiet(start(options) as Promise<LocalCloud>)
  return whole
}

/** As `localCloud`, with tables, roles and queues only: no mail, no sign-in. */
export function localTables(options: Options = {}): Promise<Cloud> {
  lean ??= quiet(start({ ...options, services: { mail: false, cognito: false } }))
  return lean
}

afterAll(async () => {
  const clouds = await Promise.all([whole, lean])
  for (const cloud of clouds) await cloud?.stop()
  whole = undefined
  lean = undefined
})
