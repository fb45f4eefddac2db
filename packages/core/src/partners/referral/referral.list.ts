import { createConversions } from "electrodb"
import { Audit } from "../../audit/audit/inside"
import { CaseFile } from "../../casework/casefile/inside"
import { verb } from "../../platform/actor"
import { Folio } from "../../platform/folio"
import { Store } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import type { Page } from "../../platform/util/schema"
import { StatisticsRules } from "../../statistics/statistics/inside"
import { Access } from "../../tenancy/access/inside"
import { CaseFileReferralEntity, ReferralEntity, type ReferralRow } from "./referral.entity"
import { row, serialize } from "./referral.row"
import { countsOf, openStatuses } from "./referral.rules"
import { type Info, ListInput, type Status } from "./referral.schema"

/** Referrals, newest first: the open, the unanswered, the closed, one case file's, or the one with a folio. */
export const list = verb(
  "referral.list",
  ListInput,
  async ({ group, status, casefileID, folio, cursor, limit }): Promise<Page<Info>> => {
    if (folio) return whole(await byFolio(folio))
    if (casefileID) {
      await CaseFile.enter(casefileID)
      await Audit.read({ action: "referral.listed", subjects: [casefileID] })
      return whole(await ofCaseFile(casefileID))
    }
    const handle = await Store.consulate()
    const wanted = status ? [status] : group === "unanswered" ? (["sent", "opened"] as const) : []
    const result = await Access.page(
      { cursor, limit },
      (at) =>
        ReferralEntity.query
          .byGroup({ group: closes(group, status) ? "closed" : "open" })
          .where((attributes, { eq }) => wanted.map((one) => eq(attributes.status, one)).join(" OR "))
          .go({ ...handle, ...at, order: "desc" }),
      (row) => createConversions(ReferralEntity).byAccessPattern.byGroup.fromComposite.toCursor(row),
    )
    return { items: result.data.map((found) => serialize(found)), cursor: result.cursor }
  },
)

const closes = (group: string, status: Status | undefined) =>
  status ? !openStatuses.includes(status) : group === "closed"

async function byFolio(folio: string): Promise<ReferralRow[]> {
  const referralID = await Folio.find(folio)
  const found = referralID ? [await row(referralID)] : []
  const seen = await Access.known(found)
  await Audit.searched("referral.searched_by_folio", { found: seen.length, hidden: found.length - seen.length })
  return seen
}

/** One case file's referrals, newest first. */
export async function ofCaseFile(casefileID: string): Promise<ReferralRow[]> {
  const handle = await Store.consulate()
  const links = await CaseFileReferralEntity.query
    .ofCaseFile({ casefileID })
    .go({ ...handle, pages: "all", order: "desc" })
  return awaitAll(links.data.map(({ referralID }) => row(referralID)))
}

/** How many open referrals a case file has, for another verb's decision. */
export const openOf = async (casefileID: string): Promise<number> =>
  (await ofCaseFile(casefileID)).filter(({ status }) => openStatuses.includes(status)).length

/** Every open referral of the consulate. */
export async function open(): Promise<ReferralRow[]> {
  const handle = await Store.consulate()
  const { data } = await ReferralEntity.query.byGroup({ group: "open" }).go({ ...handle, pages: "all" })
  return data
}

/** The counts of every referral's timeline, for a recount. */
export async function facts(): Promise<ReturnType<typeof countsOf>> {
  const handle = await Store.consulate()
  const groups = await awaitAll(
    (["open", "closed"] as const).map((group) =>
      ReferralEntity.query.byGroup({ group }).go({ ...handle, pages: "all" }),
    ),
  )
  return groups.flatMap(({ data }) =>
    data.flatMap(({ timeline, category }) => countsOf(timeline, category, StatisticsRules.answerHours)),
  )
}

const whole = (rows: ReferralRow[]): Page<Info> => ({ items: rows.map((found) => serialize(found)), cursor: null })
