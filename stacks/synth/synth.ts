import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout } from "node:timers/promises"
import { Aspects, type IAspect } from "aws-cdk-lib"
import { Template } from "aws-cdk-lib/assertions"
import { App, type Stack } from "sst/constructs"
import { initProject } from "sst/project.js"
import config from "../../sst.config"

const region = "us-east-1"
// A placeholder account id, used in every ARN of the templates.
const nobodys = "111122223333"

export type SynthOptions = {
  /** Where bundles and templates are written. */
  root: string
  /** False leaves the functions without code, which takes a second. */
  bundle: boolean
  /** Inspects every construct, as cdk-nag does. */
  aspect?: IAspect
  /** The account in every ARN of the templates. */
  account?: string
}

/** Outside tests, SST asks the account for the bucket of its source maps; ours are deployed without it. */
async function offline(run: () => Promise<void>): Promise<void> {
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = "test"
  try {
    await run()
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = NODE_ENV
  }
}

let hasLog = false

/** SST opens its log once per process, and late: a folder deleted before that would make it fail. */
async function logOf(root: string): Promise<void> {
  for (let tries = 0; !hasLog && tries < 500; tries++) {
    hasLog = existsSync(join(root, ".sst/debug.log"))
    if (!hasLog) await setTimeout(10)
  }
}

/**
 * Synthesises every stack of a stage into the templates that AWS would get, with no account and no network. The console
 * must be built first (`npm run build:web`). Templates are under `root`, in `cdk.out`; `clean` deletes everything.
 */
export async function synth(stage: string, { root, bundle, aspect, account = nobodys }: SynthOptions) {
  if (!existsSync("web/dist/index.html")) throw new Error("The console is not built: npm run build:web")
  mkdirSync(root, { recursive: true })
  // SST looks for a project's configuration in its output folder: this file forwards to the real one.
  const real = join(process.cwd(), "sst.config")
  writeFileSync(join(root, "sst.config.ts"), `export { default } from ${JSON.stringify(real)}\n`)
  await initProject({ root, stage, region })
  const outdir = join(root, "cdk.out")
  rmSync(outdir, { recursive: true, force: true })
  const app = new App(
    { mode: "deploy", name: "ventanilla", stage, region, account, ...(bundle ? {} : { isActiveStack: () => false }) },
    { outdir },
  )
  await config.stacks(app)
  if (aspect) Aspects.of(app).add(aspect)
  await offline(() => app.finish())
  await logOf(root)
  const stacks = app.node.children.filter((child): child is Stack => "stackName" in child)
  const templates = new Map(
    stacks.map((stack) => [stack.stackName.slice(`${stage}-ventanilla-`.length), Template.fromStack(stack)]),
  )
  return { root, outdir, app, templates, clean: () => rmSync(root, { recursive: true, force: true }) }
}
