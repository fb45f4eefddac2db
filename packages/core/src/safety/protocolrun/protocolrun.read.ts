import { Audit } from "../../audit/audit/inside"
import { CaseFile } from "../../casework/casefile/inside"
import { verb } from "../../platform/actor"
import { Store } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Access } from "../../tenancy/access/inside"
import { Protocol } from "../protocol/inside"
import type { Edition, Key, Offer } from "../protocol/protocol.schema"
import { ProtocolRunEntity } from "./protocolrun.entity"
import { facts } from "./protocolrun.facts"
import { ofCaseFile, opened, row, toRun } from "./protocolrun.row"
import {
  type Coverage,
  CoverageInput,
  FromIDInput,
  ListInput,
  OffersInput,
  type Summary,
  type View,
} from "./protocolrun.schema"
import * as Views from "./protocolrun.view"

/** A case file's runs, newest first, without the recorded text. */
export const list = verb("protocolrun.list", ListInput, async ({ casefileID }): Promise<{ items: Summary[] }> => {
  await CaseFile.enter(casefileID)
  await Audit.read({ action: "protocolrun.listed", subjects: [casefileID] })
  const runs = await ofCaseFile(casefileID)
  const items = runs.map(async (found) => {
    const [edition, { version }] = await both(found)
    return Views.summary(toRun(found), edition, version)
  })
  return { items: await awaitAll(items) }
})

/** One run in the wording of its version; the recorded text only for readers who may see what the woman told. */
export const fromID = verb("protocolrun.read", FromIDInput, async ({ runID }): Promise<View> => {
  const found = await row(runID)
  const file = await CaseFile.enter(found.casefileID)
  await Audit.read({ action: "protocolrun.read", subjects: [found.casefileID, runID] })
  const isOpened = await Access.sees("narrative", file)
  const [edition, { version }] = await both(found)
  const marked = Object.values(found.marks).map((mark) => mark.edition)
  const run = isOpened ? await opened(found) : { ...toRun(found), written: {} }
  return Views.view(run, edition, version, await editionsOf(found.protocol, marked), isOpened)
})

/** The protocols that the known facts call for, with the reasons; those already running are left out. */
export const offers = verb("protocolrun.offers", OffersInput, async ({ casefileID }): Promise<{ items: Offer[] }> => {
  const file = await CaseFile.enter(casefileID)
  const [known, editions, runs] = await awaitAll([facts(file), Protocol.currents(), ofCaseFile(casefileID)])
  const underway = runs.flatMap(({ status, protocol }) => (status === "open" ? [protocol] : []))
  const offered = Protocol.offered(known, editions, underway)
  // Which flags they were is something the woman told; that there are some is enough to offer the protocol.
  if (await Access.sees("narrative", file)) return { items: offered }
  return { items: offered.map((offer) => ({ ...offer, because: offer.because.filter(({ kind }) => kind !== "flag") })) }
})

/** How many runs took each step of the version in force. */
export const coverage = verb("protocolrun.coverage", CoverageInput, async ({ protocol }): Promise<Coverage> => {
  const handle = await Store.consulate()
  const [current, { data }] = await awaitAll([
    Protocol.current(protocol),
    ProtocolRunEntity.query.byProtocol({ protocol }).go({ ...handle, pages: "all" }),
  ])
  const runs = data.map(toRun)
  const used = await editionsOf(
    protocol,
    runs.map(({ edition }) => edition),
  )
  return Views.coverage(current, runs, used)
})

const both = ({ protocol, edition }: { protocol: Key; edition: number }) =>
  awaitAll([Protocol.edition(protocol, edition), Protocol.current(protocol)])

async function editionsOf(protocol: Key, versions: number[]): Promise<Map<number, Edition>> {
  const distinct = [...new Set(versions)]
  const found = await awaitAll(distinct.map((version) => Protocol.edition(protocol, version)))
  return new Map(found.map((edition) => [edition.version, edition]))
}
