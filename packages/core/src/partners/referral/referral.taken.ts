import { Store } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Alliance } from "../alliance/inside"
import { ReferralEntity } from "./referral.entity"
import { standing } from "./referral.rules"

/**
 * The referrals that an organisation accepted, by service category and instant of the answer; nothing about the women.
 * Referrals that ended with the woman not served are left out.
 */
export async function takenOnBy(organizationID: string): Promise<{ category: string; at: string }[]> {
  const handle = await Store.consulate()
  const mailboxes = await Alliance.mailboxIDsOf(organizationID)
  const pages = await awaitAll(
    mailboxes.flatMap((mailboxID) =>
      (["open", "closed"] as const).map((group) =>
        ReferralEntity.query.ofMailbox({ mailboxID, group }).go({ ...handle, pages: "all" }),
      ),
    ),
  )
  return pages
    .flatMap(({ data }) => data)
    .flatMap(({ organizationID: of, category, state, timeline }) => {
      const at = standing(timeline).find(({ what }) => what === "accepted")?.at
      const notServed = state.status === "completed" && state.outcome === "not_served"
      return at !== undefined && of === organizationID && !notServed ? [{ category, at }] : []
    })
}
