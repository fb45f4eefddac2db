import { Alliance } from "../alliance"
import { Attachment } from "../attachment"
import { CaseFile } from "../casefile"
import { Caseload } from "../caseload"
import { Detection } from "../detection"
import { Errand } from "../errand"
import { Followup } from "../followup"
import { Guide } from "../guide"
import { People } from "../people"
import { Publication } from "../publication"
import { Referral } from "../referral"
import { Statistics } from "../statistics"
import { Tenant } from "../tenant"
import { Training } from "../training"
import { Transfer } from "../transfer"
import { Clock } from "../util/clock"
import { Verification } from "../verification"

/** One thing that a tick owes, by the name under which its failure is logged. */
export type Chore = { name: string; run: () => Promise<unknown> }

/**
 * What a tick owes besides its digests, in its order. Before them stands what decides what may go, and what may be urgent;
 * after them what keeps nobody waiting: a directory's copy that cannot be written is no reason for a referral to stay.
 */
export const chores: Record<"before" | "after", Chore[]> = {
  before: [
    { name: "mailboxes", run: Alliance.tendMailboxes },
    { name: "contacts", run: CaseFile.tendContacts },
    { name: "ages", run: People.tendAges },
    { name: "detections", run: Detection.tend },
    { name: "errands", run: Errand.tend },
    { name: "followups", run: Followup.tend },
    { name: "caseload", run: Caseload.sweep },
    { name: "transfers", run: Transfer.carryAll },
    { name: "ladder", run: Referral.climb },
  ],
  after: [
    { name: "verifications", run: Verification.tend },
    { name: "guide", run: Guide.publish },
    { name: "alliances", run: Alliance.remind },
    { name: "attachments", run: Attachment.sweep },
    { name: "courses", run: Training.remindCourses },
    { name: "numbers", run: async () => Statistics.publishRecent(Clock.iso(), (await Tenant.current()).timeZone) },
    { name: "publication", run: () => Publication.tend(Clock.iso()) },
  ],
}
