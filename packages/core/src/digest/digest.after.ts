import { Alliance } from "../alliance"
import { Attachment } from "../attachment"
import { Guide } from "../guide"
import { Publication } from "../publication"
import { Statistics } from "../statistics"
import { Tenant } from "../tenant"
import { Training } from "../training"
import { Clock } from "../util/clock"
import { failureName, Log } from "../util/log"
import { Verification } from "../verification"

/** What a tick owes besides its mails, by the name under which a failure is logged. */
const chores: Record<string, () => Promise<unknown>> = {
  verifications: Verification.tend,
  guide: Guide.publish,
  alliances: Alliance.remind,
  attachments: Attachment.sweep,
  courses: Training.remindCourses,
  numbers: async () => Statistics.publishRecent(Clock.iso(), (await Tenant.current()).timeZone),
  publication: () => Publication.tend(Clock.iso()),
}

/**
 * Everything that keeps nobody waiting, after the mails: a directory's copy that cannot be written is no reason for a
 * referral to stay. One's failure leaves the others; all of them are returned, so that the tick is run again.
 */
export async function afterwards(): Promise<unknown[]> {
  const failures: unknown[] = []
  for (const [chore, run] of Object.entries(chores)) {
    try {
      await run()
    } catch (error) {
      Log.warn("tick.chore_failed", { chore, failure: failureName(error) })
      failures.push(error)
    }
  }
  return failures
}
