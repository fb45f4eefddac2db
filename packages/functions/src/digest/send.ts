import { Chain } from "@ventanilla/core/chain"
import { Digest } from "@ventanilla/core/digest"
import { failureName, Log } from "@ventanilla/core/util/log"
import { consumer } from "../queue"

/**
 * One consulate's tick a message: its digests, and the seals over its audit with a look at those that are there. One's failure does not keep the other; it is
 * thrown at the end, so that the queue tries again.
 */
export const handler = consumer(
  "digest",
  ({ tenantID }) => ({ type: "system", tenantID, job: "digest" }),
  async ({ tenantID, tick }) => {
    const [digest] = await Promise.allSettled([Digest.run({ tick })])
    const [seal] = await Promise.allSettled([Chain.tend()])
    if (seal.status === "rejected") Log.error("chain.not_sealed", { tenantID, failure: failureName(seal.reason) })
    if (digest.status === "rejected") throw digest.reason
    if (digest.value.mails > 0) Log.info("digest.run", { tenantID, ...digest.value })
    if (seal.status === "rejected") throw seal.reason
  },
)
