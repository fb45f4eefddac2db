import { Audit } from "../../audit/audit/inside"
import { Directory } from "../../directory/directory/inside"
import { Act, verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { commit, retrying, Store, Writes } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { dayIn } from "../../platform/util/day"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import type { Page } from "../../platform/util/schema"
import { Statistics } from "../../statistics/statistics/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { TroubleEntity, type TroubleRow } from "./verification.entity"
import * as Rules from "./verification.rules"
import { ClearInput, NoteInput, type Trouble, TroublesInput } from "./verification.schema"

/**
 * Records that a woman was turned away, or similar: it is counted, shown, and lowers the service in the finder's
 * results.
 */
export const noteTrouble = verb("trouble.note", NoteInput, ({ organizationID, serviceID, kind, on }) =>
  retrying(async () => {
    const { services } = await Directory.organization(organizationID)
    if (!services.some((one) => one.serviceID === serviceID)) throw new VisibleError("not_found", "not_found")
    const now = Clock.iso()
    const { timeZone } = await Tenant.current()
    if (on > dayIn(now, timeZone)) throw new VisibleError("validation", "trouble_future", "on")
    const { table } = await Store.consulate()
    const incidentID = createID("incident")
    const month = Statistics.monthOf(now, timeZone)
    const row = { incidentID, organizationID, serviceID, kind, on, notedAt: now, notedBy: Act.label().id, version: 1 }
    const answer = await commit({
      writes: [
        Writes.put(TroubleEntity.create(row).params({ table })),
        ...(await Directory.writeReviewed(organizationID, [{ serviceID, troubles: 1 }])),
      ],
      audit: await Audit.entry({ action: "trouble.noted", subjects: [incidentID, organizationID] }),
      count: await Statistics.count(month, ["directory.trouble"]),
      answer: { incidentID },
    })
    await Statistics.counted(month)
    return answer
  }),
)

/**
 * The trouble was discussed, was a mistake, or was remedied: it no longer counts against the service, and stays on
 * record.
 */
export const clearTrouble = verb("trouble.clear", ClearInput, ({ organizationID, incidentID, outcome }) =>
  retrying(async () => {
    const handle = await Store.consulate()
    const { data } = await TroubleEntity.get({ organizationID, incidentID }).go({ ...handle, consistent: true })
    if (!data) throw new VisibleError("not_found", "not_found")
    const next = { ...Rules.clear(data, outcome, Act.label().id, Clock.iso()), version: data.version + 1 }
    return commit({
      writes: [
        Writes.put(
          TroubleEntity.put(omitNil(next) as TroubleRow)
            .where(({ version }, { eq }) => eq(version, data.version))
            .params({ table: handle.table }),
        ),
        ...(await Directory.writeReviewed(organizationID, [{ serviceID: data.serviceID, troubles: -1 }])),
      ],
      audit: await Audit.entry({ action: "trouble.cleared", subjects: [incidentID, organizationID] }),
      answer: { incidentID },
    })
  }),
)

/** The troubles of one organisation, newest first. */
export const troubles = verb("trouble.list", TroublesInput, async ({ organizationID }): Promise<Page<Trouble>> => {
  await Directory.organization(organizationID)
  const handle = await Store.consulate()
  const { data } = await TroubleEntity.query
    .byOrganization({ organizationID })
    .go({ ...handle, order: "desc", limit: 100 })
  return { items: data.map(serialize), cursor: null }
})

/** Every trouble with its counter, for a recount. */
export async function facts(): Promise<{ at: string; key: string }[]> {
  const handle = await Store.consulate()
  const { data } = await TroubleEntity.query.byTime({}).go({ ...handle, pages: "all" })
  return data.map(({ notedAt }) => ({ at: notedAt, key: "directory.trouble" }))
}

const serialize = ({
  incidentID,
  organizationID,
  serviceID,
  kind,
  on,
  notedAt,
  clearedAt,
  outcome,
}: TroubleRow): Trouble => ({
  ...{ incidentID, organizationID, serviceID, kind, on, notedAt },
  clearedAt: clearedAt ?? null,
  outcome: outcome ?? null,
})
