import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb"
import { Audit } from "../../audit/audit/inside"
import { CaseFile } from "../../casework/casefile/inside"
import { Act, verb } from "../../platform/actor"
import { commit, retrying, Store } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { each } from "../../platform/util/guard"
import { nothing } from "../../platform/util/schema"
import { Access } from "../../tenancy/access/inside"
import { Contact } from "../contact/inside"
import { Followup } from "../followup/inside"
import { Handover } from "../handover/inside"
import { Review } from "../review/inside"
import { loadsOf } from "./caseload.rules"
import type { Info } from "./caseload.schema"

/** The caseload of everybody, for the coordinator; for a caseworker only their own. */
export const read = verb("caseload.read", nothing, async (): Promise<Info> => {
  const { staffID, role } = Act.staff()
  const [counted, files, followups] = await awaitAll([
    CaseFile.currentCounts("open"),
    CaseFile.everyOpen(),
    Followup.everyOpen(),
  ])
  const all = role === "coordinator"
  const carried = counted.filter((one) => all || one.staffID === staffID)
  const mine = all ? files : await Access.known(files.filter(({ assignedTo }) => assignedTo === staffID))
  const carriers = [...new Set([...mine.flatMap(({ assignedTo }) => assignedTo ?? []), staffID])]
  const handovers = await Handover.waitingFor(carriers)
  const reviews = all ? await Review.waiting() : 0
  return { at: Clock.iso(), loads: loadsOf(carried, mine, followups, handovers), reviews }
})

const sweepKey = (day: string) => ({ pk: `caseload#sweep#${day}`, sk: "sweep" })

/**
 * Requests a supervisor's review of urgent case files in which nobody has reached the woman for days, once until
 * somebody has reviewed them. Runs once a day: marked as done at the end, so that an interrupted run is repeated by the
 * next tick.
 */
export async function requestReviews(): Promise<{ asked: number }> {
  const { table, client } = await Store.consulate()
  const now = Clock.iso()
  const key = sweepKey(now.slice(0, 10))
  const { Item } = await client.send(new GetCommand({ TableName: table, Key: key }))
  if (Item) return { asked: 0 }
  const { count: asked, failures } = await each(
    "caseload.not_swept",
    (await CaseFile.everyOpen()).filter(({ urgency }) => urgency === "urgent"),
    ({ casefileID }) => ({ casefileID }),
    async (file) => {
      const since = (await Contact.lastReachedAt(file.casefileID)) ?? file.openedAt
      return Review.isQuiet(since, now) && retrying(() => askFor(file))
    },
  )
  const expiresAt = Math.floor(Clock.now().getTime() / 1000) + 7 * 86_400
  if (failures.length === 0) await client.send(new PutCommand({ TableName: table, Item: { ...key, asked, expiresAt } }))
  return { asked }
}

async function askFor(file: Awaited<ReturnType<typeof CaseFile.everyOpen>>[number]): Promise<boolean> {
  const writes = await Review.write(file, "urgent_quiet")
  if (writes.length === 0) return false
  await commit({
    writes,
    audit: await Audit.entry({ action: "review.urgent_quiet", subjects: [file.casefileID] }),
    answer: {},
    remembered: false,
  })
  return true
}
