import type { Call } from "@ventanilla/local"
import { type Policies, readPolicies, type Templates } from "@ventanilla/local/iam"
import { afterAll } from "vitest"
import { localCloud } from "../support/local"
import { synthesise } from "../support/synth"
import { liveThrough } from "./journeys"

export type Recording = Awaited<ReturnType<typeof record>>

const synthesised: (() => void)[] = []
// At the end, since SST goes on writing its log there for a while.
afterAll(() => {
  for (const clean of synthesised) clean()
})

/** The templates of a stage as plain data. */
export async function templatesOf(stage: string): Promise<Templates> {
  const made = await synthesise(stage, { bundle: false })
  synthesised.push(made.clean)
  return Object.fromEntries(
    [...made.templates].map(([name, template]) => [name, template.toJSON() as Templates[string]]),
  )
}

/** Every request that the product makes to AWS while people live with it, and the policies of the production stage. */
export async function record() {
  const templates = await templatesOf("prod")
  const cloud = await localCloud({ stage: "prod", iam: { templates, watched: true } })
  cloud.recorder.start()
  const { tenants, undone } = await liveThrough()
  const calls = cloud.recorder.stop()
  const policies: Policies = readPolicies(templates, cloud.names, {
    "AWS::Cognito::UserPool": cloud.cognito.userPoolID,
  })
  return { names: cloud.names, tenants, undone, policies, calls: calls.filter(byProduct) }
}

/** Operators and tests are no functions of the product. */
const byProduct = ({ principal }: Call) => principal !== undefined && principal.kind !== "operator"
