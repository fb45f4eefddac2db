import { randomBytes } from "node:crypto"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type Cloud, type CloudOptions, startCloud } from "@ventanilla/local"
import { afterAll, inject } from "vitest"
import { copyDemo } from "./copy"

export type LocalCloud = Cloud & {
  mail: NonNullable<Cloud["mail"]>
  cognito: NonNullable<Cloud["cognito"]>
}
type Options = Pick<
  CloudOptions,
  "dynamodb" | "queues" | "console" | "files" | "onFailure" | "stage" | "iam" | "onDenied"
> & {
  /** With the demonstration in it: a copy of its own of what this run seeded. */
  demo?: boolean
}

let whole: Promise<LocalCloud> | undefined
let lean: Promise<Cloud> | undefined

const copies: string[] = []

/** The folder of what this run makes once: `console` or `demo`. Not to be changed. */
export async function once(name: "console" | "demo"): Promise<string> {
  const reply = await fetch(`${inject("once")}/${name}`)
  const text = await reply.text()
  if (!reply.ok) throw new Error(`The ${name} could not be made. ${text}`)
  return text
}

async function start({ demo, ...options }: CloudOptions & { demo?: boolean }): Promise<Cloud> {
  const own = { stage: `t${randomBytes(5).toString("hex")}`, dynamodb: inject("dynamodb"), ...options }
  if (!demo) return startCloud(own)
  const dir = await mkdtemp(join(tmpdir(), "ventanilla-demo-"))
  copies.push(dir)
  await copyDemo({ from: await once("demo"), dir, ...own })
  return startCloud({ dir, ...own })
}

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
  for (const dir of copies.splice(0)) await rm(dir, { recursive: true, force: true })
  whole = undefined
  lean = undefined
})
