import { Person } from "../../casework/person/inside"
import { mustFind, Store, type Write, Writes } from "../../platform/store"
import { omitNil } from "../../platform/util/omit-nil"
import type { Reason } from "../protocol/protocol.schema"
import { ProtocolRunEntity, type ProtocolRunRow, RunSlotEntity } from "./protocolrun.entity"
import type { State } from "./protocolrun.rules"
import type { Run, Written } from "./protocolrun.schema"

export async function row(runID: string): Promise<ProtocolRunRow> {
  return mustFind(ProtocolRunEntity.get({ runID }))
}

export async function ofCaseFile(casefileID: string): Promise<ProtocolRunRow[]> {
  const handle = await Store.consulate()
  const { data } = await ProtocolRunEntity.query
    .byCaseFile({ casefileID })
    .go({ ...handle, pages: "all", order: "desc" })
  return data
}

/** Which flag called for the run is something the woman told: it is sealed with the recorded text, never in clear. */
const isFlag = ({ kind }: Reason) => kind === "flag"
type Sealed = { written: Record<string, Written>; flags?: Reason[] }

/** The run without anything that the woman told. */
export function toRun(found: ProtocolRunRow): Run {
  const { runID, casefileID, protocol, edition, setting, status, marks, adopted, startedAt, startedBy } = found
  const because = found.because.filter((reason) => !isFlag(reason))
  return {
    ...{ runID, casefileID, protocol, edition, setting, status, because, adopted, startedAt, startedBy },
    marks,
    kept: found.kept ?? null,
    endedAt: found.endedAt ?? null,
    endReason: found.endReason ?? null,
  }
}

/** The run with the flags that called for it and the recorded text, decrypted with the woman's data key. */
export async function opened(found: ProtocolRunRow): Promise<State> {
  if (!found.sealed) return { ...toRun(found), written: {} }
  const dataKey = await Person.dataKey(found.personID)
  const { written, flags = [] } = await dataKey.open<Sealed>(found.runID, found.sealed)
  const run = toRun(found)
  return { ...run, because: [...flags, ...run.because], written }
}

/** Writes the run's new state in place of `before`; creates it when there is no `before`. */
export async function write(state: State, personID: string, before?: ProtocolRunRow): Promise<Write> {
  const { table } = await Store.consulate()
  const { written, ...its } = state
  const flags = its.because.filter(isFlag)
  const run = { ...its, because: its.because.filter((reason) => !isFlag(reason)) }
  const hasWritten = Object.keys(written).length > 0 || flags.length > 0
  const sealed = hasWritten ? await (await Person.dataKey(personID)).seal(run.runID, { written, flags }) : null
  const next = omitNil({ ...run, personID, sealed, version: (before?.version ?? 0) + 1 }) as ProtocolRunRow
  if (!before) return Writes.put(ProtocolRunEntity.create(next).params({ table }))
  return Writes.replace(ProtocolRunEntity.put(next), before.version, table)
}

/**
 * The slot that keeps the open run of a protocol in a case file unique, and the write that sets it (null: none) if
 * nobody did meanwhile.
 */
export async function slot(casefileID: string, protocol: Run["protocol"]) {
  const handle = await Store.consulate()
  const { data } = await RunSlotEntity.get({ casefileID, protocol }).go({ ...handle, consistent: true })
  const version = data?.version ?? 0
  const take = (runID: string | null): Write => {
    const next = omitNil({ casefileID, protocol, runID, version: version + 1 })
    if (!data) return Writes.put(RunSlotEntity.create(next).params({ table: handle.table }))
    return Writes.put(
      RunSlotEntity.put(next)
        .where((attributes, { eq }) => eq(attributes.version, version))
        .params({ table: handle.table }),
    )
  }
  return { underway: data?.runID ? [protocol] : [], take }
}
