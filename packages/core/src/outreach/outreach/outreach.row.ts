import { Directory } from "../../directory/directory/inside"
import { Alliance } from "../../partners/alliance/inside"
import { states } from "../../platform/data/counties"
import { VisibleError } from "../../platform/error"
import { mustFind, type Write } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Statistics } from "../../statistics/statistics/inside"
import { Catalogue } from "../../tenancy/catalogue/inside"
import { OutreachEntity, type OutreachRow } from "./outreach.entity"
import { type CounterKey, moved } from "./outreach.rules"
import type { Info, Plan } from "./outreach.schema"

export async function row(outreachID: string): Promise<OutreachRow> {
  return mustFind(OutreachEntity.get({ outreachID }))
}

/**
 * Refuses partners and an alliance of another consulate, a campaign that headquarters does not offer (`had`, the
 * current one, may stay when it is retired), and an unknown county.
 */
export async function assertKnown(
  { partners, allianceID, countyFips, campaign }: Plan,
  had?: { campaign?: string | undefined },
): Promise<void> {
  await awaitAll(partners.map((organizationID) => Directory.organization(organizationID)))
  if (allianceID) await Alliance.factsOf(allianceID)
  if (campaign)
    await Catalogue.assertKnown([
      { field: "campaign", catalogue: "campaign", keys: [campaign], had: had?.campaign ? [had.campaign] : [] },
    ])
  const counties = () => states.find(({ fips }) => countyFips?.startsWith(fips))?.counties ?? []
  if (countyFips && !counties().some(({ fips }) => fips === countyFips))
    throw new VisibleError("validation", "outreach_county_unknown", "countyFips")
}

type Change = { before: OutreachRow | null; after: OutreachRow }

/**
 * Runs the write with the counters that change, and asks that their months be published. A new activity has no
 * `before`.
 */
export async function counting<T>(changes: readonly Change[], run: (count: Write[]) => Promise<T>): Promise<T> {
  const sums = new Map<string, [CounterKey, number][]>()
  for (const { before, after } of changes)
    for (const [month, keys] of moved(before, after)) sums.set(month, [...(sums.get(month) ?? []), ...keys])
  const writes = await awaitAll([...sums].map(([month, keys]) => Statistics.count(month, keys)))
  const answer = await run(writes.flat())
  for (const month of sums.keys()) await Statistics.counted(month)
  return answer
}

export function serialize(found: OutreachRow): Info {
  const { under: _under, createdBy: _createdBy, heldBy: _heldBy, cancelledBy: _cancelledBy, ...rest } = found
  return {
    ...rest,
    campaign: found.campaign ?? null,
    place: found.place ?? null,
    countyFips: found.countyFips ?? null,
    allianceID: found.allianceID ?? null,
    plannedHeads: found.plannedHeads ?? null,
    seats: found.seats ?? null,
    publicTitle: found.publicTitle ?? null,
    series: found.series ?? null,
    report: found.report ?? null,
    reason: found.reason ?? null,
    heldAt: found.heldAt ?? null,
    cancelledAt: found.cancelledAt ?? null,
  }
}
