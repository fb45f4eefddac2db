import { safe, taskNotice } from "@ventanilla/mail"
import { Audit } from "../../audit/audit/inside"
import { Act, verb } from "../../platform/actor"
import { Mailer } from "../../platform/mailer"
import { commit, retrying } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { Config } from "../../platform/util/config"
import { createID } from "../../platform/util/id"
import { failureName, Log } from "../../platform/util/log"
import type { Page } from "../../platform/util/schema"
import type { Refusal } from "../../tenancy/access/access.schema"
import { parts } from "../../tenancy/access/access.schema"
import { Access } from "../../tenancy/access/inside"
import { Staff } from "../../tenancy/staff/inside"
import { Task } from "../../tenancy/task/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { CaseFile } from "../casefile/inside"
import { Person } from "../person/inside"
import * as Rules from "./break-glass.rules"
import {
  type AccessInfo,
  type BreakGlassInfo,
  BreakGlassInput,
  type BreakGlassOpened,
  FileInput,
  ListInput,
  OpenInput,
  ReviewInput,
} from "./oversight.schema"

type Said = { reason: string; words: string | null }

/** What the actor sees of a file, and until when by emergency access. Reveals nothing of its content. */
export const access = verb("access.read", FileInput, async ({ casefileID }): Promise<AccessInfo> => {
  const file = await CaseFile.factsOf(casefileID)
  const [seen, until, without] = await awaitAll([
    awaitAll(parts.map((part) => Access.refused(part, file))),
    Access.breakGlassUntil(casefileID, Act.staff().staffID),
    awaitAll(parts.map((part) => Access.refusedWithoutBreakGlass(part, file))),
  ])
  const [ofFile = null, narrative = null, perpetrator = null] = seen.map((why) => why ?? null)
  const inForce = until !== undefined && Clock.iso() < until
  return {
    file: ofFile,
    narrative,
    perpetrator,
    glassUntil: inForce ? until : null,
    mayBreakGlass: !inForce && without.some((why) => why !== undefined && why !== "forbidden"),
  }
})

/**
 * Opens emergency (break-glass) access to one file for an hour, for a reason. It is audited, it creates an urgent
 * review task, and every coordinator is told by mail at once; the mail names nothing. If a mail cannot be sent, access
 * is given all the same.
 */
export const open = verb("glass.open", OpenInput, async ({ casefileID, reason }) => {
  const { staffID } = Act.staff()
  const file = await CaseFile.factsOf(casefileID)
  const without = await awaitAll(parts.map((part) => Access.refusedWithoutBreakGlass(part, file)))
  const at = Clock.iso()
  const refusal: Refusal = Rules.need(without, at, await Access.breakGlassUntil(casefileID, staffID))
  const glassID = createID("glass")
  const taskID = createID("task")
  const { personID, folio } = file
  const dataKey = await Person.dataKey(personID)
  const sealed = await dataKey.seal(glassID, { reason, words: null } satisfies Said)
  const until = Rules.endOf(at)
  const row = {
    glassID,
    casefileID,
    personID,
    folio,
    staffID,
    refusal,
    sealed,
    at,
    until,
    taskID,
    status: "open" as const,
    version: 1,
  }
  const answer = await commit({
    writes: [
      await Access.createBreakGlass(row),
      await Task.write({ kind: "glass_review", urgent: true, dueAt: at, folio, casefileID }, taskID),
    ],
    audit: await Audit.entry({ action: "glass.opened", subjects: [casefileID, glassID] }),
    answer: { glassID, until },
  })
  await tell()
  return answer
})

/** Mails every coordinator that something waits; failures are logged and counted, and the task exists all the same. */
async function tell(): Promise<void> {
  const { names, settings, tenantID, languages } = await Tenant.current()
  const message = taskNotice({
    language: languages[0] ?? "es",
    ...Mailer.sender(names, settings.publicPhone),
    waiting: safe.count(1),
    link: safe.link(`${Config.consoleUrl()}/today`),
  })
  const coordinators = await Staff.addressesOf("coordinator")
  const sent = await Promise.allSettled(
    coordinators.map(({ email }) => Mailer.send(email, message, { tenantID, kind: "task" })),
  )
  for (const one of sent)
    if (one.status === "rejected") Log.warn("glass.not_told", { failure: failureName(one.reason) })
}

/** Emergency accesses that wait for review, or were reviewed; newest first. Reasons stay sealed. */
export const list = verb("glass.list", ListInput, async ({ status, cursor, limit }): Promise<Page<BreakGlassInfo>> => {
  const { data, cursor: next } = await Access.breakGlassIn(status, cursor, limit)
  return { items: data.map(serialize), cursor: next }
})

/** One emergency access with its reason. The read is audited first. */
export const fromID = verb(
  "glass.read",
  BreakGlassInput,
  async ({ casefileID, glassID }): Promise<BreakGlassOpened> => {
    const found = await Access.breakGlassFromID(casefileID, glassID)
    await Audit.read({ action: "glass.read", subjects: [casefileID, glassID] })
    return { ...serialize(found), ...(await said(found)) }
  },
)

/** Records whether the access was justified, with a comment, and ends its task. */
export const review = verb("glass.review", ReviewInput, async ({ casefileID, glassID, verdict, words }) => {
  return retrying(async () => {
    const found = await Access.breakGlassFromID(casefileID, glassID)
    const next = Rules.review(found, verdict, Act.staff().staffID, Clock.iso())
    const dataKey = await Person.dataKey(found.personID)
    const { reason } = await said(found)
    const sealed = await dataKey.seal(glassID, { reason, words } satisfies Said)
    return commit({
      writes: [await Access.changeBreakGlass(found, { ...next, sealed }), ...(await Task.settle(found.taskID))],
      audit: await Audit.entry({ action: "glass.reviewed", subjects: [casefileID, glassID] }),
      answer: { glassID, verdict },
    })
  })
})

const said = async ({ personID, glassID, sealed }: Access.BreakGlassRow): Promise<Said> =>
  (await Person.dataKey(personID)).open<Said>(glassID, sealed)

function serialize(row: Access.BreakGlassRow): BreakGlassInfo {
  const { glassID, casefileID, folio, staffID, refusal, at, until, status, verdict, reviewedAt, reviewedBy } = row
  return {
    glassID,
    casefileID,
    folio,
    staffID,
    refusal: refusal as Refusal,
    at,
    until,
    status,
    verdict: verdict ?? null,
    reviewedAt: reviewedAt ?? null,
    reviewedBy: reviewedBy ?? null,
  }
}
