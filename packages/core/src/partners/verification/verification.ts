import { Audit } from "../../audit/audit/inside"
import { Directory, type Reviewed } from "../../directory/directory/inside"
import { Act, verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { commit, Lists, retrying, Store } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import type { Page } from "../../platform/util/schema"
import { Task } from "../../tenancy/task/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { writeCheck } from "./verification.check"
import { VerificationEntity, type VerificationRow } from "./verification.entity"
import { replace, row } from "./verification.row"
import * as Rules from "./verification.rules"
import { AssureInput, FromIDInput, type Info, ListInput } from "./verification.schema"

export { ask } from "./verification.ask"
export { remindDue } from "./verification.check"
export { answer, look } from "./verification.public"
export { clearTrouble, facts, noteTrouble, troubles } from "./verification.trouble"

/** Staff have verified these services: they are due again in 90 or 180 days, and the task that asked for it ends. */
export const assure = verb("verification.assure", AssureInput, ({ organizationID, serviceIDs }) =>
  retrying(async () => {
    const info = await Directory.organization(organizationID)
    const now = Clock.iso()
    const { timeZone } = await Tenant.current()
    const chosen = info.services.filter(({ serviceID }) => serviceIDs.includes(serviceID))
    if (chosen.length !== serviceIDs.length) throw new VisibleError("not_found", "not_found")
    const sure: Reviewed[] = chosen.map((service) => ({
      serviceID: service.serviceID,
      assurance: Rules.assured(service, Act.label().id, now, timeZone),
    }))
    const dues = new Map(sure.map(({ serviceID, assurance }) => [serviceID, assurance?.nextCheckAt ?? ""]))
    return commit({
      writes: [
        ...(await Directory.writeReviewed(organizationID, sure)),
        ...(await writeCheck(organizationID, dues, info)),
      ],
      audit: await Audit.entry({
        action: "verification.assured",
        subjects: [organizationID, ...serviceIDs.slice(0, 9)],
      }),
      answer: { organizationID },
    })
  }),
)

/** What organisations were asked and what they answered; open or done ones, newest first. */
export const list = verb("verification.list", ListInput, async ({ side, cursor, limit }): Promise<Page<Info>> => {
  const handle = await Store.consulate()
  const result = await Lists.page({ cursor, limit }, (at) =>
    VerificationEntity.query.bySide({ side }).go({ ...handle, ...at, order: "desc" }),
  )
  return { items: await awaitAll(result.data.map(serialize)), cursor: result.cursor }
})

/** Accepts what the organisation proposed and marks it as verified; what was changed here after its answer stays. */
export const accept = verb("verification.accept", FromIDInput, ({ verificationID }) =>
  retrying(async () => {
    const found = await row(verificationID)
    const now = Clock.iso()
    const by = Act.label().id
    const next = Rules.decide(found, "accepted", by, now)
    const { organizationID } = found
    const info = await Directory.organization(organizationID)
    const { timeZone } = await Tenant.current()
    const changed: Reviewed[] = found.proposed.flatMap(({ serviceID, changes, stood }) => {
      const service = info.services.find((one) => one.serviceID === serviceID)
      if (!service) return []
      const newer = Rules.newer(changes, stood, service)
      const taken = Rules.without(changes, newer)
      if (newer.length && !Object.keys(taken).some((key) => key !== "note")) return []
      const reviewed = Rules.asReviewed(serviceID, taken, service)
      // A service is verified only when all of it is as the organisation says.
      return [newer.length ? reviewed : { ...reviewed, assurance: Rules.assured(service, by, now, timeZone) }]
    })
    if (changed.length === 0) throw new VisibleError("conflict", "verification_outdated")
    const sure = changed.flatMap(({ serviceID, assurance }) =>
      assurance?.nextCheckAt ? [[serviceID, assurance.nextCheckAt] as const] : [],
    )
    return commit({
      writes: [
        await replace(found, { ...next, side: "done" }),
        ...(await Directory.writeReviewed(organizationID, changed)),
        ...(sure.length ? await writeCheck(organizationID, new Map(sure), info) : []),
        ...(found.taskID ? await Task.settle(found.taskID) : []),
      ],
      audit: await Audit.entry({ action: "verification.accepted", subjects: [verificationID, organizationID] }),
      answer: { verificationID },
    })
  }),
)

/** Rejects the organisation's proposal: nothing changes. */
export const reject = verb("verification.reject", FromIDInput, ({ verificationID }) =>
  retrying(async () => {
    const found = await row(verificationID)
    const next = Rules.decide(found, "rejected", Act.label().id, Clock.iso())
    return commit({
      writes: [
        await replace(found, { ...next, side: "done" }),
        ...(found.taskID ? await Task.settle(found.taskID) : []),
      ],
      audit: await Audit.entry({ action: "verification.rejected", subjects: [verificationID, found.organizationID] }),
      answer: { verificationID },
    })
  }),
)

async function serialize(found: VerificationRow): Promise<Info> {
  const { verificationID, organizationID, status, askedAt, expiresAt, confirmed, proposed } = found
  const { name, services } = await Directory.organization(organizationID)
  return {
    ...{ verificationID, organizationID, organization: name, status, askedAt, expiresAt, confirmed },
    answeredAt: found.answeredAt ?? null,
    decidedAt: found.decidedAt ?? null,
    proposed: proposed.map(({ serviceID, changes, stood }) => {
      const service = services.find((one) => one.serviceID === serviceID)
      return {
        ...{ serviceID, changes, service: service?.name ?? "" },
        stands: service ? Rules.stands(changes, service) : {},
        // A decided proposal is no longer compared: the decision itself changed the service.
        newer: service && status === "answered" ? Rules.newer(changes, stood, service) : [],
      }
    }),
  }
}
