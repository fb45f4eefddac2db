import type { z } from "zod"
import { Audit } from "../../audit/audit/inside"
import { CaseFile } from "../../casework/casefile/inside"
import { Person } from "../../casework/person/inside"
import { Residence } from "../../casework/residence/inside"
import { Act, verb } from "../../platform/actor"
import { Bus } from "../../platform/bus"
import { asPart, VisibleError } from "../../platform/error"
import { commit, Lists, retrying, Store, Writes } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import type { Page } from "../../platform/util/schema"
import { Vault } from "../../platform/vault"
import { Task } from "../../tenancy/task/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { TransferEntity, type TransferRow } from "./transfer.entity"
import { find, type Kept, replace, row, serialize } from "./transfer.row"
import * as Rules from "./transfer.rules"
import {
  AcceptInput,
  ArrivedInput,
  FromIDInput,
  GiveBackInput,
  type Info,
  ListInput,
  type Opened,
  type Parcel,
  SendInput,
  WithdrawInput,
} from "./transfer.schema"

export { deliverAll, nextDueAt } from "./transfer.deliver"

/**
 * Offers a case to another consulate, with what the woman allowed: the parcel is written here, sealed with her data
 * key. A system job delivers it (`deliverAll`), with a session of each consulate in turn; no session ever reaches both.
 */
export const send = verb("transfer.send", SendInput, async (input) => {
  const casefile = await CaseFile.enter(input.casefileID)
  CaseFile.assertOpen(casefile)
  const { casefileID, personID, folio, urgency } = casefile
  if ((await of(casefileID)).some((one) => one.side === "out" && !Rules.isOver(one)))
    throw new VisibleError("conflict", "transfer_open")
  const tenantID = await receiver(input.officeCode)
  const transferID = createID("transfer")
  const dataKey = await Person.dataKey(personID)
  const kept: Kept = { parcel: await pack(casefile, input), witness: input.witness }
  const { table } = await Store.consulate()
  const made = omitNil({
    ...{ transferID, tenantID, casefileID, personID, folio, urgency },
    ...{ officeCode: input.officeCode, fields: input.fields, given: input.given, language: input.language },
    minor: casefile.minor || undefined,
    about: casefileID,
    side: "out" as const,
    stage: "open" as const,
    status: "sending" as const,
    sealed: await dataKey.seal(transferID, kept),
    sentAt: Clock.iso(),
    version: 1,
  })
  const answer = await commit({
    // Of two concurrent transfers of one file, the file's version lets one succeed.
    writes: [Writes.put(TransferEntity.create(made).params({ table })), await CaseFile.touched(casefile)],
    audit: await Audit.entry({ action: "transfer.sent", subjects: [transferID, casefileID] }),
    answer: { transferID, status: "sending" },
  })
  await hurry(Act.tenantID())
  return answer
})

/** The active consulate of an office that is not our own; refuses with what to do instead. */
async function receiver(officeCode: string): Promise<string> {
  const tenantID = await Tenant.asRegistry(() => Tenant.officeHolder(officeCode))
  if (tenantID === Act.tenantID()) throw new VisibleError("validation", "transfer_here", "officeCode")
  const there = tenantID ? await Tenant.asRegistry(() => Tenant.find(tenantID)) : undefined
  if (there?.status !== "active") throw new VisibleError("conflict", "office_not_joined", "officeCode")
  return there.tenantID
}

/** The parcel: the fields that the woman allowed, with their current values. */
async function pack(
  { casefileID, personID, needs }: { casefileID: string; personID: string; needs: string[] },
  { fields, note }: Pick<z.output<typeof SendInput>, "fields" | "note">,
): Promise<Parcel> {
  const her = await Person.forDisclosure(personID)
  const parcel: Parcel = {}
  if (fields.includes("names")) parcel.names = her.names
  if (fields.includes("preferred_name")) parcel.preferredName = her.preferredName
  if (fields.includes("languages")) parcel.languages = her.languages
  if (fields.includes("safe_contact")) parcel.safeContact = her.safeContact
  if (fields.includes("needs")) parcel.needs = needs
  if (fields.includes("note") && note) parcel.note = note
  const place = fields.includes("county") ? await Residence.placeOf(casefileID, personID) : undefined
  return place ? { ...parcel, place } : parcel
}

/**
 * Withdraws: the woman changed her mind, or it was a mistake. Whichever comes first counts, the withdrawal or the other
 * consulate's answer.
 */
export const withdraw = verb("transfer.withdraw", WithdrawInput, async ({ transferID }) => {
  const found = await row(transferID, "out")
  if (found.casefileID) await CaseFile.enter(found.casefileID)
  const next = Rules.withdraw(found)
  const answer = await commit({
    writes: [await replace(found, next)],
    audit: await Audit.entry({ action: "transfer.withdrawn", subjects: [transferID] }),
    answer: { transferID, status: next.status },
  })
  await hurry(Act.tenantID())
  return answer
})

async function of(casefileID: string): Promise<TransferRow[]> {
  const handle = await Store.consulate()
  const { data } = await TransferEntity.query
    .byCaseFile({ about: casefileID })
    .go({ ...handle, pages: "all", order: "desc" })
  return data
}

/** How many transfers of one case file are under way: their parcels are at the other consulate, under its key. */
export const openOf = async (casefileID: string): Promise<number> =>
  (await of(casefileID)).filter((one) => one.side === "out" && !Rules.isOver(one)).length

/** A case file's transfers, newest first: offices and states. */
export const list = verb("transfer.list", ListInput, async ({ casefileID }): Promise<Page<Info>> => {
  await CaseFile.enter(casefileID)
  return { items: (await of(casefileID)).map(serialize), cursor: null }
})

/** What other consulates sent here, newest first: offices and states. */
export const arrived = verb("transfer.arrived", ArrivedInput, async ({ stage, cursor, limit }): Promise<Page<Info>> => {
  const handle = await Store.consulate()
  const result = await Lists.page({ cursor, limit }, (at) =>
    TransferEntity.query.byStage({ side: "in", stage }).go({ ...handle, ...at, order: "desc" }),
  )
  return { items: result.data.map(serialize), cursor: result.cursor }
})

/** One received transfer, with what the woman allowed. The read is audited first. */
export const fromID = verb("transfer.read", FromIDInput, async ({ transferID }): Promise<Opened> => {
  const found = await asSent(transferID)
  await Audit.read({ action: "transfer.read", subjects: [transferID] })
  const parcel = found.sealed ? (await Vault.open<{ parcel: Parcel }>(transferID, found.sealed)).parcel : null
  return { ...serialize(found), minor: found.minor ?? false, parcel }
})

/**
 * Accepts the case: opens a case file and a person of this consulate's own, in the transaction that ends the transfer.
 */
export const accept = verb("transfer.accept", AcceptInput, async ({ transferID, file }) => {
  const arrived = await asSent(transferID)
  // Before asking about duplicates: a transfer that has ended is reported as ended.
  Rules.accept(arrived, "", Clock.iso())
  const opening = { ...file, minor: file.minor || (arrived.minor ?? false) }
  const answer = await asPart("file", () =>
    CaseFile.openWith(opening, async ({ casefileID }) => {
      const found = await row(transferID, "in")
      return ended(found, Rules.accept(found, casefileID, Clock.iso()))
    }),
  )
  await hurry(arrived.tenantID)
  return answer
})

/** Returns the case with a reason; the parcel is deleted. */
export const giveBack = verb("transfer.giveBack", GiveBackInput, async ({ transferID, reason }) => {
  const found = await row(transferID, "in")
  const answer = await commit({
    writes: await ended(found, Rules.giveBack(found, reason, Clock.iso())),
    audit: await Audit.entry({ action: "transfer.given_back", subjects: [transferID] }),
    answer: { transferID, status: "returned" },
  })
  await hurry(found.tenantID)
  return answer
})

/**
 * One received transfer, after checking with the sender that it is still offered: a restored table may contain
 * transfers, with their parcels, that were withdrawn since. The check runs as the sender, in a session of its own, and
 * only the state comes back.
 */
const asSent = (transferID: string): Promise<TransferRow> =>
  retrying(async () => {
    const found = await row(transferID, "in")
    if (Rules.isOver(found)) return found
    const sent = await Act.with({ type: "system", job: "transfer", tenantID: found.tenantID }, async () => {
      const status = (await Tenant.find(found.tenantID))?.status
      return status === "active" || status === "suspended" ? find(transferID) : undefined
    })
    const next = sent?.side === "out" ? Rules.hearSender(found, sent, Clock.iso()) : undefined
    if (!next) return found
    await commit({
      writes: await ended(found, next),
      audit: await Audit.entry({ action: "transfer.recalled", subjects: [transferID] }),
      answer: { transferID },
      remembered: false,
    })
    return row(transferID, "in")
  })

/** The receiver's row without anything of the woman's, and its task done. */
async function ended(found: TransferRow, { sealed, taskID, ...next }: TransferRow) {
  return [await replace(found, next), ...(taskID ? await Task.settle(taskID) : [])]
}

/**
 * Queues the sender's next tick at once: the sender's job carries in both directions. A lost message waits for the
 * schedule.
 */
const hurry = (tenantID: string) => Bus.tryEnqueue({ type: "digest", tenantID, tick: Clock.iso() })
