import * as z from "zod"
import { idSchema } from "../../platform/util/ids"
import { page, text } from "../../platform/util/schema"
import { version } from "../../platform/util/version"
import { most, Programme } from "../programme/programme.schema"

export const FundID = idSchema("fund")
/** Minor units (cents): money is never a fraction. */
export const Amount = z.number().int().min(1).max(most)
export const Status = z.enum(["requested", "approved", "given", "refused", "withdrawn"])
export type Status = z.infer<typeof Status>
export const RefuseReason = z.enum(["not_eligible", "no_funds", "evidence_missing", "other_support", "her_decision"])

/** A request of support money for one case file, with the sub-programme as it was at that time. */
export const Info = z.object({
  fundID: FundID,
  casefileID: idSchema("casefile"),
  status: Status,
  programme: Programme.pick({
    key: true,
    es: true,
    en: true,
    fiscalYear: true,
    currency: true,
    ceiling: true,
    evidence: true,
  }),
  amount: Amount,
  /** Keys of the evidence that is there. */
  evidence: z.array(z.string()),
  refusal: RefuseReason.nullable(),
  note: z.string().nullable(),
  hidden: z.boolean(),
  requestedAt: z.string(),
  requestedBy: z.string(),
  approvedAt: z.string().nullable(),
  approvedBy: z.string().nullable(),
  endedAt: z.string().nullable(),
  endedBy: z.string().nullable(),
  version: z.number().int(),
})
export type Info = z.infer<typeof Info>

const id = { fundID: FundID }
export const RequestInput = z.strictObject({
  casefileID: idSchema("casefile"),
  programme: Programme.shape.key,
  amount: Amount,
  note: text(300).nullable().default(null),
})
export const FromIDInput = z.strictObject(id)
/** `amount`: what is approved, at most what was asked for. */
export const ApproveInput = z.strictObject({ ...id, amount: Amount })
export const EvidenceInput = z.strictObject({
  ...id,
  evidence: z
    .array(Programme.shape.key)
    .max(12)
    .refine((list) => new Set(list).size === list.length, { error: "duplicate" }),
  version,
})
export const RefuseInput = z.strictObject({ ...id, reason: RefuseReason })
/** The funds of one case file; without a case file, all of the consulate in a state. */
export const ListInput = page.extend({
  casefileID: idSchema("casefile").optional(),
  status: Status.default("requested"),
})
