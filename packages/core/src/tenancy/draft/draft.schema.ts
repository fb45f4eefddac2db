import * as z from "zod"

/** A browser on one computer, by a random number that it chose itself; it says nothing about anybody. */
export const DeviceID = z.string().regex(/^[0-9a-f]{32}$/, { error: "invalid_id" })

/** The key of one person's drafts on one device: 32 bytes, base64. */
export const Key = z.object({ deviceID: DeviceID, key: z.string(), keptUntil: z.string() })
export type Key = z.infer<typeof Key>
export const DeviceInput = z.strictObject({ deviceID: DeviceID })
export const KeepInput = DeviceInput.extend({ away: z.boolean().default(false) })
