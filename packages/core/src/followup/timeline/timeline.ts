import { Audit } from "../../audit/audit/inside"
import { CaseFile } from "../../casework/casefile/inside"
import { verb } from "../../platform/actor"
import type { Page } from "../../platform/util/schema"
import { type Moment, ReadInput } from "./timeline.schema"

/**
 * Everything that was done in one case file, of every kind, newest first: kinds and ids, and nothing that the woman
 * said.
 */
export const read = verb("timeline.read", ReadInput, async ({ casefileID, cursor, limit }): Promise<Page<Moment>> => {
  await CaseFile.enter(casefileID)
  await Audit.read({ action: "timeline.read", subjects: [casefileID] })
  const found = await Audit.timeline(casefileID, cursor, limit)
  return {
    items: found.items.map(({ auditID, at, action, actor, subjects }) => ({
      momentID: auditID,
      at,
      what: action,
      by: { type: actor.type, id: actor.id },
      about: subjects,
    })),
    cursor: found.cursor,
  }
})
