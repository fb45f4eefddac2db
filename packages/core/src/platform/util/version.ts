import * as z from "zod"

/** The version a record had when it was read; every change of it says so (`assertAsRead`). */
export const version = z.number().int().min(1)
/** As `version`, of what may not be there yet: 0 while nothing was written. */
export const versionOrNone = z.number().int().min(0)
