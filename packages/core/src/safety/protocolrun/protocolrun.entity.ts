import { CustomAttributeType, type EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import type { Reason } from "../protocol/protocol.schema"
import { EndReason, type Mark, type Run, RunKey, Setting } from "./protocolrun.schema"

/** The steps taken are in clear, to be counted; the text recorded with them is inside `sealed`. */
export const ProtocolRunEntity = entity("protocolrun", {
  attributes: {
    runID: { type: "string", required: true, readOnly: true },
    casefileID: { type: "string", required: true },
    personID: { type: "string", required: true },
    protocol: { type: RunKey.options, required: true },
    /** The version of the protocol that the run follows. */
    edition: { type: "number", required: true },
    setting: { type: Setting.options, required: true },
    status: { type: ["open", "ended"] as const, required: true },
    because: { type: CustomAttributeType<Reason[]>("any"), required: true },
    marks: { type: CustomAttributeType<Record<string, Mark>>("any"), required: true },
    adopted: { type: CustomAttributeType<Run["adopted"]>("any"), required: true },
    kept: { type: "number" },
    sealed: { type: "string" },
    startedAt: { type: "string", required: true },
    startedBy: { type: "string", required: true },
    endedAt: { type: "string" },
    endReason: { type: EndReason.options },
    version: { type: "number", required: true },
  },
  indexes: {
    byID: at(Keys.primary, "protocolrun#${runID}", "protocolrun"),
    byCaseFile: at(Keys.first, "protocolruns#${casefileID}", "${runID}"),
    byProtocol: at(Keys.second, "protocolruns-of#${protocol}", "${runID}"),
  },
})
export type ProtocolRunRow = EntityItem<typeof ProtocolRunEntity>

/** Which run of a protocol is open in a case file: prevents two from being started at the same moment. */
export const RunSlotEntity = entity("protocolrun-slot", {
  attributes: {
    casefileID: { type: "string", required: true, readOnly: true },
    protocol: { type: RunKey.options, required: true },
    runID: { type: "string" },
    version: { type: "number", required: true },
  },
  indexes: {
    byProtocol: at(Keys.primary, "casefile#${casefileID}", "protocolrun#${protocol}"),
  },
})
export type RunSlotRow = EntityItem<typeof RunSlotEntity>
