import * as z from "zod"
import { Channel } from "../../casework/person/person.schema"
import { idSchema } from "../../platform/util/ids"
import { instant, page, text } from "../../platform/util/schema"

export const ContactID = idSchema("contact")
/** Who reached whom: the woman came, the woman called or wrote, staff reached out. */
export const Direction = z.enum(["she_came", "she_reached_us", "we_reached_out"])
export type Direction = z.infer<typeof Direction>
/** The channel: those of a safe contact, and in person. */
export const Way = z.enum([...Channel.options, "in_person"])
export type Way = z.infer<typeof Way>
export const Outcome = z.enum(["reached", "no_answer", "left_message", "sent", "somebody_else", "wrong_number"])
export type Outcome = z.infer<typeof Outcome>
/** What was said when somebody else answered. */
export const Said = z.enum(["nothing", "safe_word", "wrong_number", "named_consulate", "named_her"])
/** Why a contact is not simply fine. */
export const Why = z.enum([
  "contact_not_allowed",
  "she_calls_us",
  "not_listed",
  "shared_with_abuser",
  "outside_days",
  "outside_hours",
  "stale",
  "no_voicemail",
])
export type Why = z.infer<typeof Why>
/** What can justify the contact all the same. */
export const ExceptionKind = z.enum([
  "life_in_danger",
  "she_just_agreed",
  "legal_deadline",
  "child_at_risk",
  "already_happened",
])
export const Exception = z.strictObject({ kind: ExceptionKind, words: text(300).min(10) })
export type Exception = z.infer<typeof Exception>

/** A contact; `note` is null for readers who may not see what the woman told (`hidden`). */
export const Info = z.object({
  contactID: ContactID,
  casefileID: idSchema("casefile"),
  status: z.enum(["started", "done"]),
  direction: Direction,
  channel: Way,
  at: z.string(),
  outcome: Outcome.nullable(),
  said: Said.nullable(),
  why: z.array(Why),
  exception: ExceptionKind.nullable(),
  exceptionWords: z.string().nullable(),
  note: z.string().nullable(),
  hidden: z.boolean(),
  danger: z.boolean(),
  by: z.string(),
  version: z.number().int(),
})
export type Info = z.infer<typeof Info>

/**
 * How the woman can be reached now, with a verdict for each of her channels in their order. Times are instants in UTC.
 */
export const Reach = z.object({
  casefileID: idSchema("casefile"),
  at: z.string(),
  timeZone: z.string(),
  allowed: z.enum(["no", "she_calls", "yes"]),
  stale: z.boolean(),
  ways: z.array(
    z.object({
      way: z.number().int(),
      channel: Channel,
      why: z.array(Why),
      refused: z.boolean(),
      /** The woman said when this channel is safe; otherwise it is unknown, and whoever reaches her asks first. */
      timesSaid: z.boolean(),
      nextSafeAt: z.string().nullable(),
    }),
  ),
})
export type Reach = z.infer<typeof Reach>

const about = { casefileID: idSchema("casefile") }
const way = z.number().int().min(0).max(5).nullable().default(null)
const told = {
  outcome: Outcome,
  said: Said.nullable().default(null),
  /** The woman said her danger word. */
  danger: z.boolean().default(false),
  note: text(1000).nullable().default(null),
}
const saidSomething = (input: { outcome: Outcome; said: unknown }) =>
  input.outcome !== "somebody_else" || input.said !== null
const saidMissing = { error: "said_required", path: ["said"] }

export const ReachInput = z.strictObject(about)
export const ListInput = page.extend(about)
/** `way`: the index of her channel, from 0; null for one that is not among them. */
export const StartInput = z.strictObject({
  ...about,
  channel: Channel,
  way,
  exception: Exception.nullable().default(null),
})
export const LogInput = z
  .strictObject({
    ...about,
    direction: Direction,
    channel: Way,
    way,
    at: instant.nullable().default(null),
    ...told,
    exception: Exception.nullable().default(null),
  })
  .refine(saidSomething, saidMissing)
  .refine(({ direction, channel }) => (direction === "she_came") === (channel === "in_person"), {
    error: "channel_in_person",
    path: ["channel"],
  })
export const FromIDInput = z.strictObject({ contactID: ContactID })
/** The outcome of a contact that was started. */
export const FinishInput = z
  .strictObject({ contactID: ContactID, ...told, exception: Exception.nullable().default(null) })
  .refine(saidSomething, saidMissing)
