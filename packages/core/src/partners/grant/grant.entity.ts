import type { EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"

/**
 * The capability in one mail's link: opens the list of referrals waiting for one mailbox at that time, until it expires
 * or is closed.
 */
export const GrantEntity = entity("grant", {
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
    byID: at(Keys.primary, "grant#${grantID}", "grant"),
  },
})
export type GrantRow = EntityItem<typeof GrantEntity>
