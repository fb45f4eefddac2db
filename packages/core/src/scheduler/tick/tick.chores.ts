import { CaseFile } from "../../casework/casefile/inside"
import { Detection } from "../../casework/detection/inside"
import { Guide } from "../../directory/guide/inside"
import { Caseload } from "../../followup/caseload/inside"
import { Errand } from "../../followup/errand/inside"
import { Followup } from "../../followup/followup/inside"
import { People } from "../../followup/people/inside"
import { Transfer } from "../../followup/transfer/inside"
import { Attachment } from "../../outreach/attachment/inside"
import { Training } from "../../outreach/training/inside"
import { Alliance } from "../../partners/alliance/inside"
import { Referral } from "../../partners/referral/inside"
import { Verification } from "../../partners/verification/inside"
import type { ChoreName } from "../../platform/util/chore.names"
import { Clock } from "../../platform/util/clock"
import { Publication } from "../../statistics/publication/inside"
import { Statistics } from "../../statistics/statistics/inside"
import { Chain } from "../../tenancy/chain/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import type { RunInfo } from "../digest/digest.schema"
import { Digest } from "../digest/inside"

/** What the chores of one tick share: the instant, and the result of the mails. */
export type Tick = { tick: string; mails?: RunInfo }

/** One chore of a tick; failures are logged, counted and watched under its name. */
export type Chore = {
  name: ChoreName
  run: (tick: Tick) => Promise<unknown>
  /**
   * Its position: chores that decide which mails may go, or that may be urgent, run before the mails; chores that
   * nobody waits for run after.
   */
  when: "before" | "mails" | "after"
  /** A failure is retried soon by the queue; other failures wait for the next tick. */
  soon?: true
  /** Also runs in a suspended consulate, which sends no mail: its audit is sealed as elsewhere. */
  suspended?: true
}

/** The chores of a tick. A failed chore stops neither the others nor the mails. */
export const chores: readonly Chore[] = [
  { name: "mailboxes", when: "before", run: Alliance.tendMailboxes },
  { name: "contacts", when: "before", run: CaseFile.tendContacts },
  { name: "ages", when: "before", run: People.tendAges },
  { name: "detections", when: "before", run: Detection.tend },
  { name: "errands", when: "before", run: Errand.tend },
  { name: "followups", when: "before", run: Followup.tend },
  { name: "caseload", when: "before", run: Caseload.sweep },
  { name: "transfers", when: "before", run: Transfer.carryAll },
  { name: "ladder", when: "before", run: Referral.climb },
  {
    name: "digests",
    when: "mails",
    soon: true,
    run: async (its) => {
      its.mails = await Digest.run({ tick: its.tick })
    },
  },
  { name: "verifications", when: "after", run: Verification.tend },
  { name: "guide", when: "after", run: Guide.publish },
  { name: "alliances", when: "after", run: Alliance.remind },
  { name: "attachments", when: "after", run: Attachment.sweep },
  { name: "courses", when: "after", run: Training.remindCourses },
  {
    name: "numbers",
    when: "after",
    run: async () => Statistics.publishRecent(Clock.iso(), (await Tenant.current()).timeZone),
  },
  { name: "publication", when: "after", run: () => Publication.tend(Clock.iso()) },
  { name: "seals", when: "after", suspended: true, run: Chain.tend },
]
