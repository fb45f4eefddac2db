import { randomBytes } from "node:crypto"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type Cloud, type CloudOptions, startCloud } from "@ventanilla/local"
import { afterAll, inject } from "vitest"
import { copyDemo } from "./copy"
import { isPoliced, ofStage } from "./stage"

export type LocalCloud = Cloud & {
  mail: NonNullable<Cloud["mail"]>
  cognito: NonNullable<Cloud["cognito"]>
}
type Options = Pick<
  CloudOptions,
  "dir" | "dynamodb" | "queues" | "console" | "files" | "onFailure" | "stage" | "iam" | "onDenied"
> & {
  /** Every request is judged by the synthesised policies, as in a run of `npm test -- --iam`; `iam` says by which. */
  policed?: boolean
  /** With the demonstration in it: a copy of its own of what this run seeded. */
  demo?: boolean
}

let whole: Promise<LocalCloud> | undefined
let lean: Promise<Cloud> | undefined

const copies: string[] = []

/** Where that lies which this run makes once: the folder of `console` or `demo`, the file of the others. Not to be changed. */
export async function once(
  name: "console" | "demo" | "policies" | "templates-prod" | "templates-dev",
): Promise<string> {
  const reply = await fetch(`${inject("once")}/${name}`)
  const text = await reply.text()
  if (!reply.ok) throw new Error(`The ${name} could not be made. ${text}`)
  return text
}

type Start = CloudOptions & Pick<Options, "demo" | "policed">

async function start({ demo, policed = isPoliced(), ...options }: Start): Promise<Cloud> {
  const stage = options.stage ?? `t${randomBytes(5).toString("hex")}`
  const iam =
    policed && !options.iam
      ? { iam: { templates: ofStage(await readFile(await once("policies"), "utf8"), stage) } }
      : {}
  const own = { dynamodb: inject("dynamodb"), ...iam, ...options, stage }
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
  if (options.dir) copies.push(options.dir)
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
