import * as z from "zod"
import { Channel } from "../../casework/person/person.schema"
import { idSchema } from "../../platform/util/ids"
import { instant, page, text } from "../../platform/util/schema"

export const ContactID = idSchema("contact")
/** Who reached whom: she came, she called or wrote, we did. */
export const Direction = z.enum(["she_came", "she_reached_us", "we_reached_out"])
export type Direction = z.infer<typeof Direction>
/** By what: her channels, and across the desk. */
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
/** What can justify it all the same. */
export const ExceptionKind = z.enum([
  "life_in_danger",
  "she_just_agreed",
  "legal_deadline",
  "child_at_risk",
  "already_happened",
])
export const Exception = z.strictObject({ kind: ExceptionKind, words: text(300).min(10) })
export type Exception = z.infer<typeof Exception>

/** A contact without what was said: `note` is null for whoever may not see what she told (`hidden`). */
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

/** How she can be reached now, a verdict for each of her channels in their order. Times are instants in UTC. */
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
      /** She said when this way is safe; otherwise it is not known, and whoever reaches her asks first. */
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
  /** She said her word for danger. */
  danger: z.boolean().default(false),
  note: text(1000).nullable().default(null),
}
const saidSomething = (input: { outcome: Outcome; said: unknown }) =>
  input.outcome !== "somebody_else" || input.said !== null
const saidMissing = { error: "said_required", path: ["said"] }

export const ReachInput = z.strictObject(about)
export const ListInput = page.extend(about)
/** `way`: which of her channels, counted from 0; null for one that is not among them. */
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
const finishing = { ...told, exception: Exception.nullable().default(null) }
/** What is told of a contact that was begun; its id stands in the path. */
export const FinishBody = z.strictObject(finishing).refine(saidSomething, saidMissing)
export const FinishInput = z.strictObject({ contactID: ContactID, ...finishing }).refine(saidSomething, saidMissing)
