import { Audit } from "../../audit/audit/inside"
import { Directory, type Reviewed } from "../../directory/directory/inside"
import { Act, verb } from "../../platform/actor"
import { assertAsRead, VisibleError } from "../../platform/error"
import { commit, prior, Replay, retrying } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { parseCapability, secretMatches } from "../../platform/util/capability"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { Task } from "../../tenancy/task/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { Alliance } from "../alliance/inside"
import { Grant } from "../grant/inside"
import { writeCheck } from "./verification.check"
import type { VerificationRow } from "./verification.entity"
import { replace, row } from "./verification.row"
import * as Rules from "./verification.rules"
import { AnswerInput, LookInput, type Page } from "./verification.schema"

const invalid = () => new VisibleError("not_found", "link_invalid")

/** What the page behind the link shows. It changes nothing: mail scanners open links. */
export const look = verb("verification.look", LookInput, ({ token }): Promise<Page> => {
  return bearing(token, async (found) => {
    const [{ names }, { name, phone, services, version }] = await awaitAll([
      Tenant.current(),
      Directory.organization(found.organizationID),
    ])
    return {
      office: names,
      language: found.language,
      expiresAt: found.expiresAt,
      organization: name,
      version,
      services: services
        .filter(({ status }) => status === "active")
        .map((service) => ({
          serviceID: service.serviceID,
          name: service.name,
          category: service.category,
          phones: service.details.phones.length
            ? service.details.phones
            : phone
              ? [{ number: phone, extension: null, kind: "voice", description: null, languages: [] }]
              : [],
          languages: service.languages,
          eligibility: { ...service.details.eligibility, note: null },
          fee: service.details.fee.kind,
          hours: service.details.hours,
        })),
    }
  })
})

/**
 * The organisation's answer: confirmed services are marked as verified; changes wait for staff. The link works once.
 */
export const answer = verb("verification.answer", AnswerInput, ({ token, version, correct, changes }) => {
  return bearing(token, async (first) => {
    const before = await prior()
    if (before) throw new Replay(before)
    return retrying(async () => {
      const found = await row(first.verificationID)
      const now = Clock.iso()
      const { timeZone } = await Tenant.current()
      const info = await Directory.organization(found.organizationID)
      assertAsRead(info.version, version)
      const active = info.services.filter(({ status }) => status === "active")
      const ids = active.map(({ serviceID }) => serviceID)
      Rules.assertAbout(
        ids,
        correct,
        changes.map(({ serviceID }) => serviceID),
      )
      const sure: Reviewed[] = active
        .filter(({ serviceID }) => correct.includes(serviceID))
        .map((service) => ({
          serviceID: service.serviceID,
          assurance: Rules.assured(service, null, now, timeZone),
        }))
      const taskID = changes.length ? createID("task") : undefined
      const { organizationID } = found
      const task = { kind: "verification_answered" as const, urgent: false, dueAt: now, organizationID }
      const next = {
        ...Rules.answer(found, changes.length > 0, now),
        side: changes.length ? ("open" as const) : ("done" as const),
        confirmed: [...correct],
        proposed: changes.map(({ serviceID, changes: its }) => {
          const service = active.find((one) => one.serviceID === serviceID)
          if (!service) throw new VisibleError("validation", "verification_other", "changes")
          return { serviceID, changes: its, stood: Rules.currentValues(its, service) }
        }),
        ...(taskID ? { taskID } : {}),
      }
      const dues = new Map(sure.map(({ serviceID, assurance }) => [serviceID, assurance?.nextCheckAt ?? ""]))
      return commit({
        writes: [
          await replace(found, next),
          ...(sure.length ? await Directory.writeReviewed(organizationID, sure) : []),
          ...(sure.length ? await writeCheck(organizationID, dues, info) : []),
          ...(taskID ? [await Task.write(task, taskID)] : []),
        ],
        audit: await Audit.entry({ action: "verification.answered", subjects: [found.verificationID, organizationID] }),
        answer: { status: next.status },
      })
    })
  })
})

/** Refuses a link that was used, has expired, or whose mailbox no longer stands. */
async function assertStands(found: VerificationRow, now: string): Promise<void> {
  const { mailboxID, askedAt: createdAt, expiresAt: endsAt } = found
  Rules.assertOpen(found, now)
  // A directory entry needs no alliance.
  if (mailboxID)
    Grant.assertOpens(
      { grant: { createdAt, endsAt }, mailbox: await Alliance.mailboxFromID(mailboxID), allied: true },
      now,
    )
}

/** Runs inside the consulate that the link names, once that is known to exist: an invented link assumes no role. */
async function bearing<T>(token: string, run: (found: VerificationRow) => Promise<T>): Promise<T> {
  const capability = parseCapability(token)
  if (!capability) throw invalid()
  const { tenantID, recordID, secret } = capability
  const tenant = await Act.with({ type: "system", job: "verification" }, () => Tenant.find(tenantID))
  if (tenant?.status !== "active" || !recordID.startsWith("vrf_")) throw invalid()
  return Act.with({ type: "system", job: "verification", tenantID }, async () => {
    const found = await row(recordID).catch((error) => {
      throw error instanceof VisibleError && error.kind === "not_found" ? invalid() : error
    })
    if (!secretMatches(secret, found.hash)) throw invalid()
    await assertStands(found, Clock.iso())
    return run(found)
  })
}
