import * as z from "zod"
import { idSchema } from "../../platform/util/ids"
import { Answer, Place } from "../../tenancy/district/district.schema"

export const NoteInput = z.strictObject({ casefileID: idSchema("casefile"), place: Place })
export const ReadInput = z.strictObject({ casefileID: idSchema("casefile") })
/** Where she lives, by county, and whose district that is today; both null until it is noted. */
export const Info = z.object({ place: Place.nullable(), notedAt: z.string().nullable(), whose: Answer.nullable() })
export type Info = z.infer<typeof Info>
