import * as z from "zod"

/** The version of a record as it was read; every change must state it (`assertAsRead`). */
export const version = z.number().int().min(1)
/** Like `version`, for a record that may not exist yet: 0 while nothing was written. */
export const versionOrNone = z.number().int().min(0)
