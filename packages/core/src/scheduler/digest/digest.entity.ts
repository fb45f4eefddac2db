import type { EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"

/**
 * One mail to one mailbox for one scheduled instant (and part, when there is too much for one transaction). Creating
 * the row is the claim.
 */
export const DigestEntity = entity("digest", {
  attributes: {
    digestID: { type: "string", required: true },
    mailboxID: { type: "string", required: true },
    scheduledAt: { type: "string", required: true },
    part: { type: "string", required: true },
    /** Printed in the mail, so that a duplicate can be recognised. */
    number: { type: "string", required: true },
    status: { type: ["claimed", "sent", "void"] as const, required: true },
    leaseID: { type: "string", required: true },
    leaseEndsAt: { type: "string", required: true },
    freshIDs: { type: "list", items: { type: "string" }, required: true },
    waitingIDs: { type: "list", items: { type: "string" }, required: true },
    sentAt: { type: "string" },
    messageID: { type: "string" },
  },
  indexes: {
    byInstant: at(Keys.primary, "digest#${mailboxID}", "${scheduledAt}#${part}"),
  },
})
export type DigestRow = EntityItem<typeof DigestEntity>
