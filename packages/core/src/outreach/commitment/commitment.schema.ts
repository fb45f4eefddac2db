import * as z from "zod"
import { categoryKeys } from "../../platform/data/categories"
import { idSchema } from "../../platform/util/ids"
import { day, page } from "../../platform/util/schema"

export const CommitmentID = idSchema("commitment")
/** What an ally promises: a service to referred women, trainings, activities held together. */
export const Benefit = z.enum(["service", "training", "outreach"])
export type Benefit = z.infer<typeof Benefit>

const promise = {
  benefit: Benefit,
  /** The category of the service. */
  category: z.enum(categoryKeys).nullable().default(null),
  amount: z.number().int().min(1).max(100_000),
  from: day,
  to: day,
}
type Promised = { benefit: Benefit; category: string | null; from: string; to: string }
const ordered = ({ from, to }: Promised) => from <= to
const wrongOrder = { error: "invalid_range", path: ["to"] }
const categorised = ({ benefit, category }: Promised) => (benefit === "service") === (category !== null)
const wrongCategory = { error: "commitment_category", path: ["category"] }

export const AddInput = z
  .strictObject({ allianceID: idSchema("alliance"), ...promise })
  .refine(ordered, wrongOrder)
  .refine(categorised, wrongCategory)
export const FromIDInput = z.strictObject({ commitmentID: CommitmentID })
/** For one alliance, or for all. */
export const ListInput = page.extend({ allianceID: idSchema("alliance").optional() })

export const Info = z.object({
  commitmentID: CommitmentID,
  allianceID: idSchema("alliance"),
  organizationID: idSchema("organization"),
  ...promise,
  /** Counted from the records at each request. */
  used: z.number().int(),
  createdAt: z.string(),
})
export type Info = z.infer<typeof Info>
