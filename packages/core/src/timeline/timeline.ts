import { Act } from "../actor"
import { Audit } from "../audit"
import { CaseFile } from "../casefile"
import { fn } from "../util/fn"
import type { Page } from "../util/schema"
import { type Moment, ReadInput } from "./timeline.schema"

/** Everything that was done in one case file, of every kind, newest first: kinds and ids, and no word of hers. */
export const read = fn(ReadInput, async ({ casefileID, cursor, limit }): Promise<Page<Moment>> => {
  Act.assert("timeline.read")
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
