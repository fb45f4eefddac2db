import * as z from "zod"
import { idSchema } from "../../platform/util/ids"
import { instant, page, text } from "../../platform/util/schema"

export const FollowupID = idSchema("followup")
/** `contact`: staff reach the woman; its time must be safe for her. */
export const Kind = z.enum(["contact", "she_is_safe", "appointment", "court_date", "document", "service", "other"])
export type Kind = z.infer<typeof Kind>
/** `waiting` until it is due, `due` once a tick has made it a task. */
export const Status = z.enum(["waiting", "due", "done", "cancelled"])
export type Status = z.infer<typeof Status>
export const Result = z.enum(["done", "reached", "not_reached", "she_did_not_want", "moved_on"])

export const Info = z.object({
  followupID: FollowupID,
  casefileID: idSchema("casefile"),
  folio: z.string(),
  kind: Kind,
  status: Status,
  dueAt: z.string(),
  overdue: z.boolean(),
  snoozed: z.number().int(),
  unsafeHour: z.boolean(),
  result: Result.nullable(),
  words: z.string().nullable(),
  hidden: z.boolean(),
  createdAt: z.string(),
  createdBy: z.string(),
  doneAt: z.string().nullable(),
  doneBy: z.string().nullable(),
})
export type Info = z.infer<typeof Info>

const id = { followupID: FollowupID }
/** `anyway`: the time is outside the woman's safe hours, and the planner knows it. */
const time = { dueAt: instant, anyway: z.boolean().default(false) }
export const PlanInput = z.strictObject({
  casefileID: idSchema("casefile"),
  kind: Kind,
  ...time,
  words: text(200).nullable().default(null),
})
export const SnoozeInput = z.strictObject({ ...id, ...time })
export const DoneInput = z.strictObject({ ...id, result: Result, words: text(300).nullable().default(null) })
export const CancelInput = z.strictObject(id)
/**
 * The follow-ups of one case file, newest first; without a case file, everything that is due or coming, soonest first,
 * by ids and folios.
 */
export const ListInput = page.extend({
  casefileID: idSchema("casefile").optional(),
  status: z.enum(["waiting", "due"]).default("due"),
})
