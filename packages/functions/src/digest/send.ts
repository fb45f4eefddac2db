import { Chain } from "@ventanilla/core/chain"
import { Digest } from "@ventanilla/core/digest"
import { guarded } from "@ventanilla/core/util/guard"
import { Log } from "@ventanilla/core/util/log"
import { consumer } from "../queue"

/**
 * One consulate's tick a message: its digests, and the seals over its audit with a look at those that are there. One's failure does not keep the other; it is
 * thrown at the end, so that the queue tries again.
 */
export const handler = consumer(
  "digest",
  ({ tenantID }) => ({ type: "system", tenantID, job: "digest" }),
  async ({ tenantID, tick }) => {
    const digest = await guarded("digest.not_run", { tenantID }, () => Digest.run({ tick }))
    const seal = await guarded("chain.not_sealed", { tenantID }, Chain.tend)
    if (digest.done && digest.done.mails > 0) Log.info("digest.run", { tenantID, ...digest.done })
    for (const { failure } of [digest, seal]) if (failure !== undefined) throw failure
  },
)
