import { Audit } from "../../audit/audit/inside"
import { CaseFile } from "../../casework/casefile/inside"
import { Act, verb } from "../../platform/actor"
import { commit, retrying } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { Protocol } from "../protocol/inside"
import type { Edition } from "../protocol/protocol.schema"
import { facts } from "./protocolrun.facts"
import { opened, row, slot, write } from "./protocolrun.row"
import * as Rules from "./protocolrun.rules"
import { AdoptInput, ClearInput, EndInput, KeepInput, MarkInput, ReopenInput, StartInput } from "./protocolrun.schema"

export { coverage, fromID, list, offers } from "./protocolrun.read"

/** Starts a run of a protocol, in the current version, and records why it was offered. */
export const start = verb("protocolrun.start", StartInput, async ({ casefileID, protocol, setting }) => {
  return retrying(async () => {
    const file = await CaseFile.enter(casefileID)
    CaseFile.assertOpen(file)
    const [edition, place, known] = await awaitAll([
      Protocol.current(protocol),
      slot(casefileID, protocol),
      facts(file),
    ])
    const because = Protocol.offered(known, [edition], []).flatMap((offer) => offer.because)
    const runID = createID("protocolrun")
    const its = { runID, casefileID, protocol, edition: edition.version, setting, because }
    const run = Rules.start({ ...its, startedAt: Clock.iso(), startedBy: Act.label().id }, place.underway)
    return commit({
      writes: [await write(run, file.personID), place.take(runID)],
      audit: await Audit.entry({ action: "protocolrun.started", subjects: [casefileID, runID] }),
      answer: { runID, edition: edition.version },
    })
  })
})

export const mark = verb("protocolrun.mark", MarkInput, ({ runID, ...input }) =>
  rewrite("protocolrun.marked", runID, (run, edition) => Rules.mark(run, edition, input, now())),
)

export const clear = verb("protocolrun.clear", ClearInput, ({ runID, ...input }) =>
  rewrite("protocolrun.cleared", runID, (run, edition) => Rules.clear(run, edition, input)),
)

/**
 * Adopts the current version; what was done stays. Throws `conflict/stale` when it is not the version that was read.
 */
export const adopt = verb("protocolrun.adopt", AdoptInput, ({ runID, edition }) =>
  rewrite("protocolrun.adopted", runID, async (run) => {
    const { version } = await Protocol.current(run.protocol)
    return Rules.adopt(run, edition, version, now())
  }),
)

/** Keeps the run's own version; the question is not asked again until there is another version. */
export const keep = verb("protocolrun.keep", KeepInput, ({ runID, edition }) =>
  rewrite("protocolrun.kept", runID, async (run) => {
    const { version } = await Protocol.current(run.protocol)
    return Rules.keep(run, edition, version)
  }),
)

export const end = verb("protocolrun.end", EndInput, ({ runID, reason }) =>
  rewrite("protocolrun.ended", runID, (run, edition) => Rules.end(run, edition, reason, now())),
)

export const reopen = verb("protocolrun.reopen", ReopenInput, ({ runID }) =>
  rewrite("protocolrun.reopened", runID, (run, _, underway) => Rules.reopen(run, underway)),
)

const now = () => ({ by: Act.label().id, now: Clock.iso() })

/** Reads, decides and writes, again when a colleague was faster: two officers who mark different steps lose nothing. */
function rewrite(
  action: Audit.Action,
  runID: string,
  decide: (run: Rules.State, edition: Edition, underway: string[]) => Rules.State | Promise<Rules.State>,
) {
  return retrying(async () => {
    const found = await row(runID)
    const file = await CaseFile.enter(found.casefileID)
    CaseFile.assertOpen(file)
    const [run, edition, place] = await awaitAll([
      opened(found),
      Protocol.edition(found.protocol, found.edition),
      slot(found.casefileID, found.protocol),
    ])
    const next = await decide(run, edition, place.underway)
    const moved = next.status === run.status ? [] : [place.take(next.status === "open" ? runID : null)]
    return commit({
      writes: [await write(next, found.personID, found), ...moved],
      audit: await Audit.entry({ action, subjects: [found.casefileID, runID] }),
      answer: { runID, status: next.status, edition: next.edition },
    })
  })
}
