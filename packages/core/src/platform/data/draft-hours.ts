/** Hours for which the key of a person's drafts is kept after a request: one shift. An idempotency key is remembered longer. */
export const keptHours = 12
/** Hours for a device that was prepared for use without network. */
export const awayHours = 48
