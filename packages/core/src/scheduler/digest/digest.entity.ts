import { Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"

/**
 * One mail to one mailbox for one scheduled instant (and part, when there is too much for one transaction). Creating
 * the row is the claim.
 */
export const DigestEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "digest", version: "1" },
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
        byInstant: {
          pk: { field: Keys.primary.pk, composite: ["mailboxID"], template: "digest#${mailboxID}", casing: "none" },
          sk: {
            field: Keys.primary.sk,
            composite: ["scheduledAt", "part"],
            template: "${scheduledAt}#${part}",
            casing: "none",
          },
        },
      },
    }),
)
export type DigestRow = EntityItem<typeof DigestEntity>
