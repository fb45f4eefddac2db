import { mkdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { Template } from "aws-cdk-lib/assertions"
import { App, type Stack } from "sst/constructs"
import { initProject } from "sst/project.js"
import config from "../../sst.config"

const region = "us-east-1"

/**
 * Every stack of a stage as the template that AWS would get, with no account and no network. Bundles and templates are
 * written under `.build`, and `clean` takes them away. Without `bundle` the functions have no code, and it takes a second.
 */
export async function synthesise(
  stage: string,
  { bundle, account = "111122223333" }: { bundle: boolean; account?: string },
) {
  const root = join(process.cwd(), ".build", `synth-${stage}-${process.pid}`)
  mkdirSync(root, { recursive: true })
  // SST looks for a project's configuration where it writes: this one hands it the real one.
  writeFileSync(join(root, "sst.config.ts"), `export { default } from "../../sst.config"\n`)
  await initProject({ root, stage, region })
  const app = new App(
    { mode: "deploy", name: "ventanilla", stage, region, account, ...(bundle ? {} : { isActiveStack: () => false }) },
    { outdir: join(root, "cdk.out") },
  )
  await config.stacks(app)
  await app.finish()
  const stacks = app.node.children.filter((child): child is Stack => "stackName" in child)
  const templates = new Map(
    stacks.map((stack) => [stack.stackName.slice(`${stage}-ventanilla-`.length), Template.fromStack(stack)]),
  )
  return { root, templates, clean: () => rmSync(root, { recursive: true, force: true }) }
}
