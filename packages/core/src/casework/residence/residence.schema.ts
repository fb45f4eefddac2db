import * as z from "zod"
import { idSchema } from "../../platform/util/ids"
import { Answer, Place } from "../../tenancy/district/district.schema"

export const NoteInput = z.strictObject({ casefileID: idSchema("casefile"), place: Place })
export const ReadInput = z.strictObject({ casefileID: idSchema("casefile") })
/** The county where the woman lives, and whose district it is in today; both null until it is recorded. */
export const Info = z.object({ place: Place.nullable(), notedAt: z.string().nullable(), whose: Answer.nullable() })
export type Info = z.infer<typeof Info>
