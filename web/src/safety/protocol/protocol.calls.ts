import type { Content, Key } from "@ventanilla/core/safety/protocol/schema"
import type { MarkInput } from "@ventanilla/core/safety/protocolrun/schema"
import { type AsRead, ask, client, keyed, type Sent } from "../../api"
import { given, write } from "../../context/call"

const sede = () => client.api.headquarters.protocols
const one = () => sede()[":protocol"]

export const listProtocols = () => ask(client.api.protocols.$get())
export const readEdition = (protocol: Key, version?: number) =>
  ask(client.api.protocols.edition.$get({ query: { protocol, ...given({ version: version?.toString() }) } }))
export const readChanges = (protocol: Key, from: number, to: number) =>
  ask(client.api.protocols.changes.$get({ query: { protocol, from: String(from), to: String(to) } }))
export const giveFeedback = write(client.api.feedback)
export const ownFeedback = (cursor?: string) => ask(client.api.feedback.$get({ query: given({ cursor }) }))

export const listWorkshops = () => ask(sede().$get())
export const readWorkshop = (protocol: Key) => ask(one().$get({ param: { protocol } }))
export const readNetworkChanges = (protocol: Key, from: number, to: number) =>
  ask(one().changes.$get({ param: { protocol }, query: { from: String(from), to: String(to) } }))
export const readDifference = (protocol: Key) => ask(one().difference.$get({ param: { protocol } }))
export const saveDraft = (protocol: Key, json: { revision: AsRead; base: number; content: Content }, key: string) =>
  ask(one().draft.$post({ param: { protocol }, json }, keyed(key)))
export const discardDraft = (protocol: Key, revision: AsRead, key: string) =>
  ask(one().discard.$post({ param: { protocol }, json: { revision } }, keyed(key)))
export const publishDraft = (protocol: Key, json: { revision: AsRead; said: string }, key: string) =>
  ask(one().publish.$post({ param: { protocol }, json }, keyed(key)))
export const listFeedback = (protocol: Key, cursor?: string) =>
  ask(client.api.headquarters.feedback.$get({ query: { protocol, ...given({ cursor }) } }))
export const answerFeedback = write(client.api.headquarters.feedback.answer)

const runs = () => client.api.protocolruns
const run = () => runs()[":runID"]
type RunKey = "gbv" | "nna" | "trata"
export const listRuns = (casefileID: string) => ask(runs().$get({ query: { casefileID } }))
export const listOffers = (casefileID: string) => ask(runs().offers.$get({ query: { casefileID } }))
export const readRun = (runID: string) => ask(run().$get({ param: { runID } }))
export const readCoverage = (protocol: RunKey) => ask(runs().coverage.$get({ query: { protocol } }))
export const startRun = write(runs())
export const markStep = (runID: string, json: Sent<Omit<MarkInput, "runID">>, key: string) =>
  ask(run().mark.$post({ param: { runID }, json }, keyed(key)))
export const clearStep = (runID: string, step: string, seen: AsRead<string>, key: string) =>
  ask(run().clear.$post({ param: { runID }, json: { step, seen } }, keyed(key)))
export const adoptVersion = (runID: string, edition: number, key: string) =>
  ask(run().adopt.$post({ param: { runID }, json: { edition } }, keyed(key)))
export const keepVersion = (runID: string, edition: number, key: string) =>
  ask(run().keep.$post({ param: { runID }, json: { edition } }, keyed(key)))
export const endRun = (
  runID: string,
  reason: "completed" | "her_decision" | "another_protocol" | "moved" | "lost_contact" | "by_mistake",
  key: string,
) => ask(run().end.$post({ param: { runID }, json: { reason } }, keyed(key)))
export const reopenRun = (runID: string, key: string) =>
  ask(run().reopen.$post({ param: { runID }, json: {} }, keyed(key)))
