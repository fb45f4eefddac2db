import { Audit } from "../../audit/audit/inside"
import { Act, verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { Identity } from "../../platform/identity"
import { commit, retrying, Store, type Write } from "../../platform/store"
import { failureName, Log } from "../../platform/util/log"
import { nothing } from "../../platform/util/schema"
import { notBeforeOf, remembered } from "../../platform/util/signin"
import { everywhere, here, type Place } from "./signin.keys"

/** Ends all of the actor's sign-ins up to now, on every device; each is refused at its next request. */
export const signOutEverywhere = verb("session.end", nothing, async () => {
  const actor = Act.use()
  if (actor.type !== "identity") throw new VisibleError("unauthenticated", "unauthenticated")
  const { identity } = actor
  const answer = await retrying(async () =>
    commit({
      writes: [await end(everywhere(identity))],
      audit: await Audit.entry({ action: "session.ended_everywhere", subjects: [identity] }),
      answer: { ended: true },
    }),
  )
  // Renewed tokens are refused anyway, even if this call fails.
  await Identity.signOut(identity).catch((error: unknown) =>
    Log.warn("signout.pool_not_reached", { failure: failureName(error) }),
  )
  return answer
})

/**
 * Ends a person's sign-ins for this consulate, for the transaction that ends the membership: a new invitation does not
 * revive them.
 */
export const endHere = (tenantID: string, identity: string): Promise<Write> => end(here(tenantID, identity))

/** Never moves the time back. */
async function end(key: Place): Promise<Write> {
  const { table } = await Store.registry()
  const notBefore = notBeforeOf(Date.now())
  return {
    Put: {
      TableName: table,
      Item: { ...key, notBefore, expiresAt: notBefore + remembered },
      ConditionExpression: "attribute_not_exists(notBefore) OR notBefore <= :notBefore",
      ExpressionAttributeValues: { ":notBefore": notBefore },
    },
  }
}
