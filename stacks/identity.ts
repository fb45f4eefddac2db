import { Identity as People } from "@ventanilla/infra/identity"
import { type StackContext, use } from "sst/constructs"
import { namesOf, settingsOf } from "./settings"
import { Web } from "./web"

/**
 * Identifies people, and says nothing about their permissions: consulate and role are read from the membership row on
 * each request.
 */
export function Identity({ app, stack }: StackContext) {
  const { prefix, signInPrefix } = namesOf(app.stage)
  const { consoleUrl } = use(Web)
  const { pool, clientID, issuer } = new People(stack, "People", {
    poolName: `${prefix}-people`,
    domainPrefix: signInPrefix,
    callbackUrls: [`${consoleUrl}/signin/callback`],
    logoutUrls: [`${consoleUrl}/signin`],
    protect: settingsOf(app.stage).protect,
  })
  return { pool, clientID, issuer, userPoolID: pool.userPoolId }
}
