import { Directory } from "../../directory/directory/inside"
import { Alliance } from "../../partners/alliance/inside"
import { states } from "../../platform/data/counties"
import { VisibleError } from "../../platform/error"
import { mustFind, type Write } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Statistics } from "../../statistics/statistics/inside"
import { Catalogue } from "../../tenancy/catalogue/inside"
import { TrainingEntity, type TrainingRow } from "./training.entity"
import { moved } from "./training.rules"
import type { Info, Plan } from "./training.schema"

export async function row(trainingID: string): Promise<TrainingRow> {
  return mustFind(TrainingEntity.get({ trainingID }))
}

/** Refuses partners and an alliance of another consulate, and an unknown county. */
export async function assertKnown({ partners, allianceID, countyFips, offered }: Plan): Promise<void> {
  await awaitAll(partners.map((organizationID) => Directory.organization(organizationID)))
  if (allianceID) {
    const { items } = await Alliance.list({})
    if (!items.some((one) => one.allianceID === allianceID)) throw new VisibleError("not_found", "not_found")
  }
  await Catalogue.assertKnown([{ field: "offered", catalogue: "training_offer", keys: offered ? [offered] : [] }])
  const counties = () => states.find(({ fips }) => countyFips?.startsWith(fips))?.counties ?? []
  if (countyFips && !counties().some(({ fips }) => fips === countyFips))
    throw new VisibleError("validation", "county_unknown", "countyFips")
}

/** Runs the write with the counters that change, and asks that its month be published. */
export async function counting<T>(
  before: TrainingRow | null,
  after: TrainingRow,
  run: (count: Write[]) => Promise<T>,
): Promise<T> {
  const { month, keys } = moved(before, after)
  const answer = await run(await Statistics.count(month, keys))
  if (keys.length > 0) await Statistics.counted(month)
  return answer
}

export function serialize(found: TrainingRow): Info {
  const { under: _under, createdBy: _createdBy, heldBy: _heldBy, cancelledAt: _at, cancelledBy: _by, ...rest } = found
  return {
    ...rest,
    place: found.place ?? null,
    countyFips: found.countyFips ?? null,
    host: found.host ?? null,
    allianceID: found.allianceID ?? null,
    plannedHeads: found.plannedHeads ?? null,
    offered: found.offered ?? null,
    report: found.report ?? null,
    reason: found.reason ?? null,
    heldAt: found.heldAt ?? null,
  }
}
