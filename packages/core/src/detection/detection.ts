import { Act } from "../actor"
import { Audit } from "../audit"
import { VisibleError } from "../error"
import { Folio } from "../folio"
import { commit, Keys, retrying, Store, Writes } from "../store"
import { Clock } from "../util/clock"
import { fn } from "../util/fn"
import { randomFolio } from "../util/folio"
import { createID } from "../util/id"
import type { Page } from "../util/schema"
import { DetectionEntity, type DetectionRow } from "./detection.entity"
import { orderOf, take as taken } from "./detection.rules"
import { CreateInput, type Info, ListInput, TakeInput } from "./detection.schema"

/** A window noticed something: it waits for a caseworker, urgent ones first. */
export const create = fn(CreateInput, (input) =>
  retrying(async () => {
    Act.assert("detection.create")
    const { table } = await Store.consulate()
    const detectionID = createID("detection")
    const folio = randomFolio("DET")
    const createdAt = Clock.iso()
    const order = orderOf({ urgent: input.urgent, createdAt })
    const row = {
      ...input,
      detectionID,
      folio,
      status: "waiting" as const,
      order,
      createdAt,
      createdBy: Act.label().id,
      version: 1,
    }
    return commit({
      writes: [Writes.put(DetectionEntity.create(row).params({ table })), await Folio.write(folio, detectionID)],
      audit: await Audit.entry({ action: "detection.created", subjects: [detectionID] }),
      answer: { detectionID, folio },
    })
  }),
)

export const list = fn(ListInput, async ({ status, cursor, limit }): Promise<Page<Info>> => {
  Act.assert("detection.list")
  const handle = await Store.consulate()
  const order = status === "waiting" ? "asc" : "desc"
  const result = await Keys.paged(() =>
    DetectionEntity.query.byStatus({ status }).go({ ...handle, cursor: cursor ?? null, limit, order }),
  )
  return { items: result.data.map(serialize), cursor: result.cursor }
})

/** "I will attend her": from here on it is this person's. */
export const take = fn(TakeInput, async ({ detectionID }) => {
  Act.assert("detection.take")
  const handle = await Store.consulate()
  const { data: found } = await DetectionEntity.get({ detectionID }).go({ ...handle, consistent: true })
  if (!found) throw new VisibleError("not_found", "not_found")
  const next = DetectionEntity.put(taken(found, Act.label().id, Clock.iso()))
  return commit({
    writes: [
      Writes.put(next.where(({ version }, { eq }) => eq(version, found.version)).params({ table: handle.table })),
    ],
    audit: await Audit.entry({ action: "detection.taken", subjects: [detectionID] }),
    answer: { detectionID, status: "taken" },
  })
})

function serialize(row: DetectionRow): Info {
  const {
    detectionID,
    folio,
    area,
    signs,
    askedInPrivate,
    contact,
    urgent,
    status,
    createdAt,
    createdBy,
    takenBy,
    takenAt,
  } = row
  const facts = { detectionID, folio, area, signs, askedInPrivate, contact, urgent, status, createdAt, createdBy }
  return { ...facts, takenBy: takenBy ?? null, takenAt: takenAt ?? null }
}
