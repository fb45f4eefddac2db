import { CustomAttributeType, Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"
import type { Reason } from "../protocol/protocol.schema"
import { EndReason, type Mark, type Run, RunKey, Setting } from "./protocolrun.schema"

/** The steps taken are in clear, to be counted; the text recorded with them is inside `sealed`. */
export const ProtocolRunEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "protocolrun", version: "1" },
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
        byID: {
          pk: { field: Keys.primary.pk, composite: ["runID"], template: "protocolrun#${runID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: [], template: "protocolrun", casing: "none" },
        },
        byCaseFile: {
          index: Keys.first.index,
          pk: {
            field: Keys.first.pk,
            composite: ["casefileID"],
            template: "protocolruns#${casefileID}",
            casing: "none",
          },
          sk: { field: Keys.first.sk, composite: ["runID"], template: "${runID}", casing: "none" },
        },
        byProtocol: {
          index: Keys.second.index,
          pk: {
            field: Keys.second.pk,
            composite: ["protocol"],
            template: "protocolruns-of#${protocol}",
            casing: "none",
          },
          sk: { field: Keys.second.sk, composite: ["runID"], template: "${runID}", casing: "none" },
        },
      },
    }),
)
export type ProtocolRunRow = EntityItem<typeof ProtocolRunEntity>

/** Which run of a protocol is open in a case file: prevents two from being started at the same moment. */
export const RunSlotEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "protocolrun-slot", version: "1" },
      attributes: {
        casefileID: { type: "string", required: true, readOnly: true },
        protocol: { type: RunKey.options, required: true },
        runID: { type: "string" },
        version: { type: "number", required: true },
      },
      indexes: {
        byProtocol: {
          pk: { field: Keys.primary.pk, composite: ["casefileID"], template: "casefile#${casefileID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: ["protocol"], template: "protocolrun#${protocol}", casing: "none" },
        },
      },
    }),
)
export type RunSlotRow = EntityItem<typeof RunSlotEntity>
