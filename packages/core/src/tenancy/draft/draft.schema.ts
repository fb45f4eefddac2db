import * as z from "zod"

/** A browser on one computer, by a random number that it chose itself; it says nothing about anybody. */
export const DeviceID = z.string().regex(/^[0-9a-f]{32}$/, { error: "invalid_id" })
/** Hours for which a key is kept after a request: one shift. An idempotency key is remembered longer. */
export const keptHours = 12
/** Hours for a device that was prepared for use without network. */
export const awayHours = 48

/** The key of one person's drafts on one device: 32 bytes, base64. */
export const Key = z.object({ deviceID: DeviceID, key: z.string(), keptUntil: z.string() })
export type Key = z.infer<typeof Key>
export const DeviceInput = z.strictObject({ deviceID: DeviceID })
export const KeepInput = DeviceInput.extend({ away: z.boolean().default(false) })
