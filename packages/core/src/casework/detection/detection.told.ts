import { safe, waitingNotice } from "@ventanilla/mail"
import { Audit } from "../../audit/audit/inside"
import { Mailer } from "../../platform/mailer"
import { commit, retrying, Store } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { Config } from "../../platform/util/config"
import { failureName, Log } from "../../platform/util/log"
import { Staff } from "../../tenancy/staff/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { DetectionEntity, type DetectionRow } from "./detection.entity"
import { live, replace, row } from "./detection.row"

/** Are the people on call still to be told of it? */
export const isOwed = ({ status, urgent, escalatedAt, toldAt }: DetectionRow) =>
  status === "waiting" && urgent && escalatedAt !== undefined && toldAt === undefined

/**
 * Mails the people on call about urgent detections that nobody took in time. One mail gives the number and nothing
 * else, and each detection is reported once. `toldAt` is written before sending, so that two ticks do not both send;
 * when no address took the mail it is removed, and the next tick tries again. Returns how many detections were
 * reported.
 */
export async function tellOnCall(): Promise<number> {
  const handle = await Store.consulate()
  const { data } = await DetectionEntity.query.byStatus({ status: "waiting" }).go({ ...handle, pages: "all" })
  const at = Clock.iso()
  const mine: string[] = []
  for (const { detectionID } of live(data).filter(isOwed))
    if (await mark(detectionID, at).catch(notMarked(detectionID))) mine.push(detectionID)
  if (mine.length === 0 || (await send(mine.length))) return mine.length
  for (const detectionID of mine) await unmark(detectionID, at).catch(notMarked(detectionID))
  return 0
}

const notMarked = (detectionID: string) => (error: unknown) => {
  Log.warn("detection.not_told", { detectionID, failure: failureName(error) })
  return false
}

const mark = (detectionID: string, at: string) =>
  retrying(async () => {
    const found = await row(detectionID)
    return isOwed(found) ? write(found, { ...found, toldAt: at }, "detection.told") : false
  })

const unmark = (detectionID: string, at: string) =>
  retrying(async () => {
    const { toldAt, ...found } = await row(detectionID)
    return toldAt === at ? write(found, found, "detection.not_told") : false
  })

async function write(found: DetectionRow, next: DetectionRow, action: Audit.Action): Promise<boolean> {
  const { detectionID } = found
  await commit({
    writes: [await replace(found, { ...next, version: found.version + 1 })],
    audit: await Audit.entry({ action, subjects: [detectionID] }),
    answer: { detectionID },
    remembered: false,
  })
  return true
}

/** Did at least one address take the mail? A failure does not stop the rest of the tick. */
const send = (count: number): Promise<boolean> =>
  sendAll(count).catch((error: unknown) => {
    Log.warn("detection.on_call_not_told", { failure: failureName(error) })
    return false
  })

async function sendAll(count: number): Promise<boolean> {
  const { names, settings, tenantID, languages } = await Tenant.current()
  const message = waitingNotice({
    language: languages[0] ?? "es",
    ...Mailer.sender(names, settings.publicPhone),
    waiting: safe.count(count),
    link: safe.link(`${Config.consoleUrl()}/detections`),
  })
  const addresses = settings.onCallEmail
    ? [settings.onCallEmail]
    : (await Staff.addressesOf("coordinator")).map(({ email }) => email)
  const sent = await Promise.allSettled(addresses.map((to) => Mailer.send(to, message, { tenantID, kind: "waiting" })))
  return sent.some(({ status }) => status === "fulfilled")
}
