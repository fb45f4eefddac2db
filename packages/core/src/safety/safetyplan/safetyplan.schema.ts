import * as z from "zod"
import { planSectionKeys } from "../../platform/data/safety-plan"
import { idSchema } from "../../platform/util/ids"
import { text } from "../../platform/util/schema"
import { versionOrNone } from "../../platform/util/version"
import { Slug } from "../protocol/protocol.schema"

export const Section = z.strictObject({ ticked: z.array(Slug).max(20).default([]), text: text(1000).default("") })
export type Section = z.infer<typeof Section>
/**
 * The woman's plan in her words. A woman who plans to return with her children is first told about custody and the
 * Hague Convention.
 */
export const Plan = z
  .strictObject({
    sections: z.partialRecord(z.enum(planSectionKeys), Section),
    returnsWithChildren: z.boolean().default(false),
    custodyWarned: z.boolean().default(false),
  })
  .refine((plan) => !plan.returnsWithChildren || plan.custodyWarned, {
    error: "custody_warning_needed",
    path: ["custodyWarned"],
  })
export type Plan = z.infer<typeof Plan>

/** `status` none: the woman has not wanted a plan kept, or no longer wants it. */
export type Info =
  | { status: "none"; version: number }
  | { status: "kept"; version: number; keptAt: string; keptBy: string; plan: Plan | null }

export const FromIDInput = z.strictObject({ casefileID: idSchema("casefile") })
/**
 * `sheWants`: the woman was asked, and wants the plan kept here. `version`: the one that was read; 0 when there was
 * none.
 */
export const KeepInput = z.strictObject({
  casefileID: idSchema("casefile"),
  sheWants: z.literal(true),
  version: versionOrNone,
  plan: Plan,
})
/** `version` is the one that was read: a plan saved since then is not forgotten unseen. */
export const ForgetInput = KeepInput.pick({ casefileID: true, version: true })
