import type { z } from "zod"
import { Audit } from "../../audit/audit/inside"
import type { Info as File } from "../../casework/casefile/casefile.schema"
import { CaseFile } from "../../casework/casefile/inside"
import { Person } from "../../casework/person/inside"
import { SafeContact } from "../../casework/person/person.schema"
import { Act, verb } from "../../platform/actor"
import { commit, Lists, mustFind, retrying, Store, type Write, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import { saidTimes } from "../../platform/util/safe-times"
import type { Page } from "../../platform/util/schema"
import { Access } from "../../tenancy/access/inside"
import { Task } from "../../tenancy/task/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { Review } from "../review/inside"
import { ContactEntity, type ContactRow } from "./contact.entity"
import { type Attempt, admit, assertPast, finish as finished, nextSafeAt, reasonsAgainst } from "./contact.rules"
import {
  type Exception,
  FinishInput,
  type Info,
  ListInput,
  LogInput,
  type Reach,
  ReachInput,
  StartInput,
} from "./contact.schema"

type Words = { note: string | null; exceptionWords: string | null }
type Told = Pick<z.output<typeof FinishInput>, "outcome" | "said" | "danger" | "note">

/** How the woman can be reached now: what speaks against each of her channels, and the next safe time. */
export const reach = verb("contact.list", ReachInput, async ({ casefileID }): Promise<Reach> => {
  const file = await CaseFile.enter(casefileID)
  await Audit.read({ action: "contact.reach", subjects: [casefileID, file.personID] })
  const facts = await factsOf(file, Clock.iso())
  const { safeContact, at, stale } = facts
  const timeZone = safeContact.timeZone ?? facts.timeZone
  const ways = safeContact.channels.map((channel, way) => {
    const why = reasonsAgainst({ direction: "we_reached_out", channel: channel.channel, way }, facts)
    const timesSaid = saidTimes(channel)
    const never = channel.sharedWithAbuser || safeContact.allowed !== "yes" || !timesSaid
    return {
      way,
      channel: channel.channel,
      why,
      refused: why.includes("contact_not_allowed") && roleOf() !== "coordinator",
      timesSaid,
      nextSafeAt: never ? null : nextSafeAt(channel, at, timeZone),
    }
  })
  return { casefileID, at, timeZone, allowed: safeContact.allowed, stale, ways }
})

/** Starts a contact by staff: checked now, and recorded before the call is made. */
export const start = verb("contact.start", StartInput, async ({ casefileID, channel, way, exception }) => {
  const file = await CaseFile.enter(casefileID)
  CaseFile.assertOpen(file)
  const attempt = { direction: "we_reached_out" as const, channel, way }
  const at = Clock.iso()
  return keep(file, { attempt, at, exception, told: undefined })
})

/** Records a past contact: the woman's, or one by staff that was not started here. */
export const log = verb("contact.log", LogInput, async (input) => {
  const { casefileID, direction, channel, way, at, exception, ...told } = input
  const now = Clock.iso()
  assertPast(at ?? now, now)
  const attempt = { direction, channel, way, outcome: told.outcome }
  return retrying(async () => {
    const file = await CaseFile.enter(casefileID)
    if (direction === "we_reached_out") CaseFile.assertOpen(file)
    return keep(file, { attempt, at: at ?? now, exception, told })
  })
})

type New = { attempt: Attempt; at: string; exception: Exception | null; told: Told | undefined }

async function keep(file: File, { attempt, at, exception, told }: New) {
  const facts = await factsOf(file, at)
  const why = reasonsAgainst(attempt, facts)
  admit(why, exception, roleOf())
  const contactID = createID("contact")
  const { table } = await Store.consulate()
  const talked = told ? await spoken(file, told, at) : []
  const row = omitNil({
    contactID,
    casefileID: file.casefileID,
    personID: file.personID,
    status: told ? ("done" as const) : ("started" as const),
    direction: attempt.direction,
    channel: attempt.channel,
    way: attempt.way,
    at,
    outcome: told?.outcome,
    said: told?.said,
    why,
    exception: why.length ? exception?.kind : null,
    danger: told?.danger || null,
    sealed: await seal(facts.dataKey, contactID, {
      note: told?.note ?? null,
      exceptionWords: why.length ? (exception?.words ?? null) : null,
    }),
    by: Act.label().id,
    version: 1,
  })
  return commit({
    writes: [
      Writes.put(ContactEntity.create(row).params({ table })),
      ...(await alarms(file, why.length > 0, told?.danger ?? false)),
      ...talked,
    ],
    audit: await Audit.entry({
      action: `contact.${told ? "logged" : "started"}${why.length ? "_against_safety" : ""}`,
      subjects: [contactID, file.casefileID],
    }),
    answer: { contactID, why },
  })
}

/** Records the outcome of a contact that was started. */
export const finish = verb("contact.finish", FinishInput, async (input) => {
  return retrying(() => finishOnce(input))
})

async function finishOnce({ contactID, exception, ...told }: z.output<typeof FinishInput>) {
  const found = await row(contactID)
  const file = await CaseFile.enter(found.casefileID)
  const facts = await factsOf(file, found.at)
  const attempt = { direction: found.direction, channel: found.channel, way: found.way ?? null, outcome: told.outcome }
  const more = reasonsAgainst(attempt, facts).filter((one) => one === "no_voicemail")
  // What was excused at the start stays excused; a voice message that was not agreed to requires its own reason.
  admit(more, exception, roleOf())
  const before = found.sealed ? await facts.dataKey.open<Words>(contactID, found.sealed) : undefined
  const exceptionWords = before?.exceptionWords ?? (more.length ? (exception?.words ?? null) : null)
  const { note, danger, ...rest } = told
  const next = finished(found, {
    ...rest,
    why: [...found.why, ...more],
    exception: found.exception ?? (more.length ? exception?.kind : undefined),
    danger: danger || undefined,
    sealed: await seal(facts.dataKey, contactID, { note, exceptionWords }),
  })
  const { table } = await Store.consulate()
  const write = ContactEntity.put(omitNil(next))
  return commit({
    writes: [
      Writes.put(write.where(({ version }, { eq }) => eq(version, found.version)).params({ table })),
      ...(await alarms(file, more.length > 0, danger)),
      ...(await spoken(file, told, found.at)),
    ],
    audit: await Audit.entry({
      action: `contact.finished${more.length ? "_against_safety" : ""}`,
      subjects: [contactID, found.casefileID],
    }),
    answer: { contactID, outcome: told.outcome },
  })
}

/**
 * The contacts of one case file, newest first. What was said is decrypted for staff who may see what the woman told.
 */
export const list = verb("contact.list", ListInput, async ({ casefileID, cursor, limit }): Promise<Page<Info>> => {
  const file = await CaseFile.enter(casefileID)
  const sees = await Access.sees("narrative", file)
  await Audit.read({ action: sees ? "contact.read" : "contact.listed", subjects: [casefileID] })
  const handle = await Store.consulate()
  const { data, cursor: next } = await Lists.page({ cursor, limit }, (at) =>
    ContactEntity.query.byCaseFile({ casefileID }).go({ ...handle, ...at, order: "desc" }),
  )
  const dataKey = sees && data.some(({ sealed }) => sealed) ? await Person.dataKey(file.personID) : undefined
  return { items: await awaitAll(data.map((found) => serialize(found, dataKey))), cursor: next }
})

/** When the woman was last reached, by any channel; undefined when never. */
export async function lastReachedAt(casefileID: string): Promise<string | undefined> {
  const handle = await Store.consulate()
  const { data } = await ContactEntity.query
    .byCaseFile({ casefileID })
    .where(({ outcome }, { eq }) => eq(outcome, "reached"))
    .go({ ...handle, count: 1, limit: 10, order: "desc" })
  return data[0]?.at
}

/**
 * The first safe minute, from `after` on, for staff to reach the woman, over all her channels; null when there is none.
 * A channel without stated times does not prevent planning: whoever reaches her then is told to ask first.
 */
export async function nextSafe(file: File, after: string): Promise<string | null> {
  const { safeContact, timeZone } = await factsOf(file, after)
  if (safeContact.allowed !== "yes") return null
  const zone = safeContact.timeZone ?? timeZone
  const times = safeContact.channels
    .filter(({ sharedWithAbuser }) => !sharedWithAbuser)
    .flatMap((channel) => nextSafeAt(channel, after, zone) ?? [])
  return times.sort()[0] ?? null
}

async function factsOf({ personID }: File, at: string) {
  const [{ timeZone }, her] = await awaitAll([Tenant.current(), Person.safeContactOf(personID)])
  return { safeContact: SafeContact.parse(her.safeContact), stale: her.stale, dataKey: her.dataKey, timeZone, at }
}

const roleOf = () => {
  const actor = Act.use()
  return actor.type === "staff" ? actor.role : undefined
}

const seal = async (dataKey: Awaited<ReturnType<typeof Person.dataKey>>, contactID: string, words: Words) =>
  words.note || words.exceptionWords ? dataKey.seal(contactID, words) : null

/** Tasks after a contact: unsafe contacts are reviewed by the coordinator; a danger word alerts everybody at once. */
async function alarms(file: File, unsafe: boolean, danger: boolean): Promise<Write[]> {
  const { casefileID, folio } = file
  return [
    ...(unsafe ? await Review.write(file, "unsafe_contact") : []),
    ...(danger ? [await Task.write({ kind: "danger_word", urgent: true, dueAt: Clock.iso(), folio, casefileID })] : []),
  ]
}

/**
 * Somebody spoke with the woman: records when in the case file; unless she said that she is in danger, tasks that asked
 * for such a conversation end.
 */
const spoken = async (file: File, { outcome, danger }: Told, at: string): Promise<Write[]> =>
  outcome === "reached"
    ? [
        ...(await CaseFile.reached(file, at)),
        ...(danger
          ? []
          : await Task.settleOf(file.casefileID, ["danger_word", "talk_now", "confirm_safe"], { since: at })),
      ]
    : []

async function row(contactID: string): Promise<ContactRow> {
  return mustFind(ContactEntity.get({ contactID }))
}

async function serialize(
  found: ContactRow,
  dataKey: Awaited<ReturnType<typeof Person.dataKey>> | undefined,
): Promise<Info> {
  const { contactID, casefileID, status, direction, channel, at, why, by, version, sealed } = found
  const words = sealed && dataKey ? await dataKey.open<Words>(contactID, sealed) : undefined
  return {
    contactID,
    casefileID,
    status,
    direction,
    channel,
    at,
    outcome: found.outcome ?? null,
    said: found.said ?? null,
    why,
    exception: found.exception ?? null,
    exceptionWords: words?.exceptionWords ?? null,
    note: words?.note ?? null,
    hidden: sealed !== undefined && !words,
    danger: found.danger ?? false,
    by,
    version,
  }
}
