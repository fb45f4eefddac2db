import { Act, type PartnerActor } from "../actor"
import { VisibleError } from "../error"
import { Referral } from "../referral"
import type { WaitingInfo } from "../referral/referral.schema"
import { Store } from "../store"
import { Tenant } from "../tenant"
import { parseCapability, secretMatches } from "../util/capability"
import { Clock } from "../util/clock"
import { GrantEntity, type GrantRow } from "./digest.entity"

/** The partner whose link this is, or a refusal: one answer for every wrong link, another for one that has ended. */
export async function actorFromGrant(token: string): Promise<PartnerActor> {
  const capability = parseCapability(token)
  if (!capability) throw new VisibleError("unauthenticated", "link_invalid")
  const { tenantID, recordID, secret } = capability
  // Known to exist before its role is assumed: strangers' links cost one read.
  const tenant = await Tenant.asRegistry(() => Tenant.find(tenantID))
  if (tenant?.status !== "active") throw new VisibleError("unauthenticated", "link_invalid")
  return Act.with({ type: "system", job: "gate", tenantID }, async () => {
    const found = await grant(recordID)
    if (!found || found.revokedAt || !secretMatches(secret, found.hash))
      throw new VisibleError("unauthenticated", "link_invalid")
    if (found.endsAt <= Clock.iso()) throw new VisibleError("gone", "link_expired")
    return { type: "partner", tenantID, mailboxID: found.mailboxID, grantID: found.grantID }
  })
}

async function grant(grantID: string): Promise<GrantRow | null> {
  const handle = await Store.consulate()
  const { data } = await GrantEntity.get({ grantID }).go({ ...handle, consistent: true })
  return data
}

/** Everything waiting for the partner, and until when this link works. */
export async function waiting(): Promise<WaitingInfo> {
  Act.assert("partner.waiting")
  const found = await grant(Act.partner().grantID)
  return Referral.waiting(found?.endsAt ?? Clock.iso())
}
