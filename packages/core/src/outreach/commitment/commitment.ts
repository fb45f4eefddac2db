import { Audit } from "../../audit/audit/inside"
import { Alliance } from "../../partners/alliance/inside"
import { Referral } from "../../partners/referral/inside"
import { verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { commit, Lists, Store, Writes } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import type { Page } from "../../platform/util/schema"
import { Tenant } from "../../tenancy/tenant/inside"
import { Outreach } from "../outreach/inside"
import { Training } from "../training/inside"
import { CommitmentEntity, type CommitmentRow } from "./commitment.entity"
import { type Deed, used } from "./commitment.rules"
import { AddInput, FromIDInput, type Info, ListInput } from "./commitment.schema"

/** Records what an ally promises under an alliance. */
export const add = verb("commitment.add", AddInput, async (input) => {
  const { organizationID, status } = await Alliance.factsOf(input.allianceID)
  if (status === "ended") throw new VisibleError("conflict", "alliance_wrong_state")
  const { table } = await Store.consulate()
  const commitmentID = createID("commitment")
  const made = omitNil({ ...input, commitmentID, organizationID, createdAt: Clock.iso(), version: 1 })
  return commit({
    writes: [Writes.put(CommitmentEntity.create(made).params({ table }))],
    audit: await Audit.entry({ action: "commitment.add", subjects: [commitmentID, input.allianceID, organizationID] }),
    answer: { commitmentID },
  })
})

/** Deletes a promise that was not made or was recorded wrongly; a corrected one is added anew. */
export const drop = verb("commitment.drop", FromIDInput, async ({ commitmentID }) => {
  const handle = await Store.consulate()
  const { data } = await CommitmentEntity.get({ commitmentID }).go({ ...handle, consistent: true })
  if (!data) throw new VisibleError("not_found", "not_found")
  if (data.droppedAt) throw new VisibleError("conflict", "stale")
  const next = CommitmentEntity.put({ ...data, droppedAt: Clock.iso(), version: data.version + 1 }).where(
    ({ version }, { eq }) => eq(version, data.version),
  )
  return commit({
    writes: [Writes.put(next.params({ table: handle.table }))],
    audit: await Audit.entry({ action: "commitment.drop", subjects: [commitmentID, data.allianceID] }),
    answer: { commitmentID },
  })
})

/** Promises, each with its results so far. */
export const list = verb("commitment.list", ListInput, async ({ allianceID, cursor, limit }): Promise<Page<Info>> => {
  if (allianceID) await Alliance.factsOf(allianceID)
  const handle = await Store.consulate()
  const query = CommitmentEntity.query.byAlliance({})
  const result = await Lists.page({ cursor, limit }, (at) =>
    (allianceID ? query.begins({ allianceID }) : query).go({ ...handle, ...at }),
  )
  const { timeZone } = await Tenant.current()
  const deeds = await deedsOf(result.data)
  return {
    items: result.data.map((row) => {
      const { version: _version, droppedAt: _droppedAt, ...rest } = row
      const promised = { ...rest, category: row.category ?? null }
      return { ...promised, used: used(promised, deeds.get(row.allianceID) ?? [], timeZone) }
    }),
    cursor: result.cursor,
  }
})

/** By alliance: the women whom the organisation accepted, and what was held under the alliance. */
async function deedsOf(rows: readonly CommitmentRow[]): Promise<Map<string, Deed[]>> {
  const wanted = (benefit: CommitmentRow["benefit"]) => rows.filter((row) => row.benefit === benefit)
  const accepted = new Map<string, Deed[]>()
  for (const organizationID of new Set(wanted("service").map((row) => row.organizationID)))
    accepted.set(
      organizationID,
      (await Referral.takenOnBy(organizationID)).map((deed) => ({ benefit: "service", ...deed })),
    )
  const found = new Map<string, Deed[]>()
  for (const { allianceID, organizationID } of rows) found.set(allianceID, [...(accepted.get(organizationID) ?? [])])
  const held = (benefit: "outreach" | "training", days: string[]): Deed[] =>
    days.map((on) => ({ benefit, category: null, on }))
  for (const allianceID of new Set(wanted("outreach").map((row) => row.allianceID)))
    found.get(allianceID)?.push(...held("outreach", await Outreach.heldUnder(allianceID)))
  for (const allianceID of new Set(wanted("training").map((row) => row.allianceID))) {
    const days = (await Training.heldUnder(allianceID)).map(({ startsOn }) => startsOn)
    found.get(allianceID)?.push(...held("training", days))
  }
  return found
}
