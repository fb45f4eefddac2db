import * as z from "zod"
import { idSchema } from "../../platform/util/ids"
import { language, line, page } from "../../platform/util/schema"

export const SignupID = idSchema("signup")
/** With a seat, or on the waiting list. */
export const Place = z.enum(["seat", "waiting"])
export type Place = z.infer<typeof Place>
export const Status = z.enum([...Place.options, "removed"])

/** How many may wait for a seat. */
export const mostWaiting = 200
/** Sign-ups are kept for so many days after the course. */
export const keptDays = 14

/** Who signed up for a course, and how to inform her. Nothing links this to a person with a case file. */
export const Info = z.object({
  signupID: SignupID,
  outreachID: idSchema("outreach"),
  status: Place,
  name: z.string(),
  reach: z.string(),
  language,
  createdAt: z.string(),
})
export type Info = z.infer<typeof Info>

export const AddInput = z.strictObject({
  outreachID: idSchema("outreach"),
  /** The name by which she wants to be called. */
  name: line(80),
  /** The phone number or address that she gave for this. */
  reach: line(120),
  language: language.default("es"),
})
export const ListInput = page.extend({ outreachID: idSchema("outreach") })
export const RemoveInput = z.strictObject({ signupID: SignupID })

/** How full a course is: numbers only. */
export type Seats = { seats: number; taken: number; waiting: number }
