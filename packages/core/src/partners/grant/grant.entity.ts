import { Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"

/**
 * The capability in one mail's link: opens the list of referrals waiting for one mailbox at that time, until it expires
 * or is closed.
 */
export const GrantEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "grant", version: "1" },
      attributes: {
        grantID: { type: "string", required: true },
        mailboxID: { type: "string", required: true },
        /** Absent in grants made before the field existed: then it is read from the mailbox. */
        organizationID: { type: "string" },
        hash: { type: "string", required: true },
        endsAt: { type: "string", required: true },
        /**
         * The instant of the digest that carries the link: referrals sent later are not on its page. Absent in older
         * grants: then the link's end counts.
         */
        digestAt: { type: "string" },
        /** How many codes were guessed at through this link until no attempt was left. */
        exhausted: { type: "number" },
        revokedAt: { type: "string" },
        createdAt: { type: "string", required: true },
        expiresAt: { type: "number", required: true },
      },
      indexes: {
        byID: {
          pk: { field: Keys.primary.pk, composite: ["grantID"], template: "grant#${grantID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: [], template: "grant", casing: "none" },
        },
      },
    }),
)
export type GrantRow = EntityItem<typeof GrantEntity>
