import type { EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import { Outcome } from "./screening.schema"

/**
 * The marked items are inside `sealed`, under the woman's own data key; band and `talkNow` are what a list may show.
 */
export const ScreeningEntity = entity("screening", {
  attributes: {
    screeningID: { type: "string", required: true, readOnly: true },
    casefileID: { type: "string", required: true },
    personID: { type: "string", required: true },
    edition: { type: "number", required: true },
    outcome: { type: Outcome.options, required: true },
    whole: { type: "boolean", required: true },
    band: { type: "number" },
    talkNow: { type: "boolean", required: true },
    sealed: { type: "string" },
    takenAt: { type: "string", required: true },
    takenBy: { type: "string", required: true },
  },
  indexes: {
    byID: at(Keys.primary, "screening#${screeningID}", "screening"),
    byCaseFile: at(Keys.first, "screenings#${casefileID}", "${screeningID}"),
  },
})
export type ScreeningRow = EntityItem<typeof ScreeningEntity>
