import { CaseFile } from "../../casework/casefile/inside"
import { Detection } from "../../casework/detection/inside"
import { Person } from "../../casework/person/inside"
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
import { dayIn, dayRange } from "../../platform/util/day"
import { Publication } from "../../statistics/publication/inside"
import { Statistics } from "../../statistics/statistics/inside"
import { Chain, ChainRules } from "../../tenancy/chain/inside"
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
  /**
   * When it can have something to do again although nothing is written; asked after a run in which nothing failed.
   * Undefined: never. An instant that has come, "now" among them, keeps the consulate awake. Too early costs a tick's
   * reading, too late is work that waits: no later than the next day of UTC.
   */
  next: (now: string) => Promise<string | undefined>
  /** Also runs in a suspended consulate, which sends no mail: its audit is sealed as elsewhere. */
  suspended?: true
}

/** The next day of the consulate, for chores that go by the day. */
const nextDay = async (now: string) => {
  const { timeZone } = await Tenant.current()
  return dayRange(dayIn(now, timeZone), timeZone).to
}
const nextDayOfUTC = async (now: string) => ChainRules.dayAfter(now)
/** For chores to which only a write gives work. */
const never = async () => undefined

/** The chores of a tick. A failed chore stops neither the others nor the mails. */
export const chores: readonly Chore[] = [
  { name: "mailboxes", when: "before", run: Alliance.lapseMailboxes, next: Alliance.nextMailboxAt },
  { name: "contacts", when: "before", run: CaseFile.askToReconfirm, next: Person.nextToAskAt },
  { name: "ages", when: "before", run: People.updateAges, next: Person.nextToLookAtAgeAt },
  { name: "detections", when: "before", run: Detection.escalateOverdue, next: Detection.nextDueAt },
  { name: "errands", when: "before", run: Errand.remindOverdue, next: Errand.nextDueAt },
  { name: "followups", when: "before", run: Followup.remindDue, next: Followup.nextDueAt },
  { name: "caseload", when: "before", run: Caseload.requestReviews, next: nextDayOfUTC },
  { name: "transfers", when: "before", run: Transfer.deliverAll, next: Transfer.nextDueAt },
  { name: "ladder", when: "before", run: Referral.escalateDue, next: Referral.nextEscalationAt },
  {
    name: "digests",
    when: "mails",
    soon: true,
    run: async (its) => {
      its.mails = await Digest.run({ tick: its.tick })
    },
    // A mailbox whose digest another run holds stays due until it has gone.
    next: Alliance.nextMailboxAt,
  },
  { name: "verifications", when: "after", run: Verification.remindDue, next: nextDay },
  // A second copy, made after the index has caught up, is made by a tick that a recent write keeps awake.
  { name: "guide", when: "after", run: Guide.publish, next: never },
  { name: "alliances", when: "after", run: Alliance.remind, next: nextDay },
  { name: "attachments", when: "after", run: Attachment.sweep, next: Attachment.nextSweepAt },
  { name: "courses", when: "after", run: Training.remindCourses, next: nextDay },
  {
    name: "numbers",
    when: "after",
    run: async () => Statistics.publishRecent(Clock.iso(), (await Tenant.current()).timeZone),
    next: nextDay,
  },
  { name: "publication", when: "after", run: () => Publication.enqueueDue(Clock.iso()), next: Publication.nextDueAt },
  // Also verifies, in the first hour of a day of UTC.
  { name: "seals", when: "after", suspended: true, run: Chain.sealAndVerify, next: Chain.nextDueAt },
]
