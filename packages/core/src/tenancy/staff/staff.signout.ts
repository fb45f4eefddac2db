import { Audit } from "../../audit/audit"
import { Act } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { Identity } from "../../platform/identity"
import { commit, retrying, Store, type Write } from "../../platform/store"
import { fn } from "../../platform/util/fn"
import { failureName, Log } from "../../platform/util/log"
import { notBeforeOf, remembered } from "../../platform/util/signin"
import { everywhere, here, type Place } from "./signin.keys"
import { SignOutInput } from "./staff.schema"

/** Every sign-in of hers up to this moment is over, on every device; the gate refuses each with its next request. */
export const signOutEverywhere = fn(SignOutInput, async () => {
  Act.assert("session.end")
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
  // The gate refuses what they would renew, whether the pool hears of it or not.
  await Identity.signOut(identity).catch((error: unknown) =>
    Log.warn("signout.pool_not_reached", { failure: failureName(error) }),
  )
  return answer
})

/** Her sign-ins up to now enter this consulate no more, for the transaction that ends her membership: not even when she is invited again. */
export const endHere = (tenantID: string, identity: string): Promise<Write> => end(here(tenantID, identity))

/** Never earlier than it was. */
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
