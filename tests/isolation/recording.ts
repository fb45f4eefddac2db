import type { Call } from "@ventanilla/local"
import { type Policies, readPolicies } from "@ventanilla/local/iam"
import { lyingIn, putIn } from "../clear/written"
import { localCloud } from "../support/local"
import { templatesOf } from "../support/policies"
import { liveThrough } from "./journeys"

export type Recording = Awaited<ReturnType<typeof record>>

/** Every request of the product to AWS during the journeys, and the policies of the production stage. */
export async function record() {
  const templates = await templatesOf("prod")
  const cloud = await localCloud({ stage: "prod", iam: { templates, watched: true } })
  cloud.recorder.start()
  const { tenants, undone } = await liveThrough()
  const calls = cloud.recorder.stop()
  const items = [...putIn(calls), ...(await lyingIn(cloud))]
  const policies: Policies = readPolicies(templates, cloud.names, {
    "AWS::Cognito::UserPool": cloud.cognito.userPoolID,
  })
  return { names: cloud.names, tenants, undone, policies, items, calls: calls.filter(byProduct) }
}

/** Operators and tests are not functions of the product. */
const byProduct = ({ principal }: Call) => principal !== undefined && principal.kind !== "operator"
