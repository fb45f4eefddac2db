import * as Tick from "@ventanilla/core/scheduler/tick"
import { Log } from "@ventanilla/core/util/log"
import { consumer } from "../queue"

/** One consulate's tick per message. */
export const handler = consumer(
  "digest",
  ({ tenantID }) => ({ type: "system", tenantID, job: "digest" }),
  async ({ tenantID, tick }) => {
    const done = await Tick.run({ tick })
    if (done.mails > 0) Log.info("digest.run", { tenantID, ...done })
  },
)
