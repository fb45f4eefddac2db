import { Audit } from "../../audit/audit/inside"
import { Act, verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { Lists, mustFind, Store, type Write, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import type { Page } from "../../platform/util/schema"
import { Person } from "../person/inside"
import { ConsentEntity, type ConsentRow, DisclosureEntity, type DisclosureRow } from "./consent.entity"
import { statusAt } from "./consent.rules"
import { type Disclosure, type Info, LedgerInput } from "./consent.schema"

export { chooseStatistics, refusalsOf, statistics, writeRefusal } from "./consent.choice"
export { canonical, checkAssent, checkPeriod, statusAt, travels } from "./consent.rules"

/** A consent, for the transaction that records it; permission is checked where the case file is entered. */
export async function write(row: ConsentRow): Promise<Write> {
  const { table } = await Store.consulate()
  return Writes.put(ConsentEntity.create(row).params({ table }))
}

export async function row(consentID: string): Promise<ConsentRow> {
  return mustFind(ConsentEntity.get({ consentID }))
}

/** The consent as it is now. Read again whenever something is sent or shown. */
export async function fromID(consentID: string): Promise<Info> {
  const found = await row(consentID)
  return asHeld(serialize(found, Clock.iso()))
}

/** Many consents, a hundred per call; missing ones are left out. */
export async function rows(consentIDs: readonly string[]): Promise<Map<string, ConsentRow>> {
  const keys = [...new Set(consentIDs)].map((consentID) => ({ consentID }))
  if (keys.length === 0) return new Map()
  const handle = await Store.consulate()
  const { data, unprocessed } = await ConsentEntity.get(keys).go({ ...handle, consistent: true, concurrent: 4 })
  const late = await awaitAll(unprocessed.map(({ consentID }) => row(consentID)))
  return new Map([...data, ...late].map((found) => [found.consentID, found]))
}

/** Many consents as they are now, in a few batch reads per hundred; missing ones are left out. */
export async function fromIDs(consentIDs: readonly string[]): Promise<Map<string, Info>> {
  const found = [...(await rows(consentIDs)).values()].map((one) => serialize(one, Clock.iso()))
  const waiting = await Person.suspendsEach(found)
  return new Map(found.map((one, at) => [one.consentID, held(one, waiting[at] ?? true)]))
}

const counts = ({ status }: Info) => status === "live" || status === "future"
const held = (consent: Info, isWaiting: boolean): Info =>
  counts(consent) && isWaiting ? { ...consent, status: "revoked" } : consent

/**
 * Suspended when another record of the same woman had refused at the time of the merge: then it does not count,
 * whatever its dates say.
 */
async function asHeld(consent: Info): Promise<Info> {
  return counts(consent) ? held(consent, await waits(consent)) : consent
}

/** Is this consent suspended until the woman gives it again, because another record of hers had refused? */
export const waits = ({
  personID,
  organizationID,
  createdAt,
}: Pick<ConsentRow, "personID" | "organizationID" | "createdAt">) =>
  Person.suspends(personID, organizationID, createdAt)

/** The write that revokes the consent, unless it was revoked before. */
export async function writeRevoked(found: ConsentRow, at: string): Promise<Write> {
  if (found.revokedAt) throw new VisibleError("conflict", "consent_revoked")
  const { table } = await Store.consulate()
  const next = { ...found, revokedAt: at, version: found.version + 1 }
  return Writes.replace(ConsentEntity.put(next), found.version, table)
}

/** A write that makes the transaction conditional on this consent being as it was read. */
export async function unchanged(consent: { consentID: string; version: number }): Promise<Write> {
  const { table } = await Store.consulate()
  return {
    ConditionCheck: {
      TableName: table,
      Key: { pk: `consent#${consent.consentID}`, sk: "consent" },
      ConditionExpression: "version = :version",
      ExpressionAttributeValues: { ":version": consent.version },
    },
  }
}

/** Consents of one case file, newest first. */
export async function ofCaseFile(casefileID: string): Promise<Info[]> {
  const handle = await Store.consulate()
  const { data } = await ConsentEntity.query.byCaseFile({ casefileID }).go({ ...handle, pages: "all", order: "desc" })
  const now = Clock.iso()
  return awaitAll(data.map((found) => asHeld(serialize(found, now))))
}

/** A row of the disclosure ledger, for the transaction that discloses. */
export async function writeDisclosure(
  disclosure: Omit<DisclosureRow, "disclosureID" | "at" | "by">,
): Promise<{ disclosureID: string; write: Write }> {
  const { table } = await Store.consulate()
  const disclosureID = createID("disclosure")
  const entry = omitNil({ ...disclosure, disclosureID, at: Clock.iso(), by: Act.label().id })
  return { disclosureID, write: Writes.put(DisclosureEntity.create(entry).params({ table })) }
}

export async function disclosureFromID(disclosureID: string): Promise<DisclosureRow> {
  return mustFind(DisclosureEntity.get({ disclosureID }))
}

/** The disclosures of one case file (to whom, what), newest first. */
export const ledger = verb(
  "disclosure.list",
  LedgerInput,
  async ({ casefileID, cursor, limit }): Promise<Page<Disclosure>> => {
    const handle = await Store.consulate()
    const result = await Lists.page({ cursor, limit }, (at) =>
      DisclosureEntity.query.byCaseFile({ casefileID }).go({ ...handle, ...at, order: "desc" }),
    )
    await Audit.read({ action: "disclosure.listed", subjects: [casefileID] })
    return { items: result.data.map(({ personID, grantID, ...shown }) => shown), cursor: result.cursor }
  },
)

function serialize(found: ConsentRow, now: string): Info {
  return {
    consentID: found.consentID,
    personID: found.personID,
    casefileID: found.casefileID,
    organizationID: found.organizationID,
    purpose: found.purpose,
    fields: found.fields,
    startsAt: found.startsAt,
    endsAt: found.endsAt,
    language: found.language,
    given: found.given,
    explainedBy: found.explainedBy,
    channels: found.channels ?? ["partner_page"],
    readBy: found.readBy ?? "officer",
    talked: found.talked ?? [],
    copy: found.copy ?? null,
    minor: found.minor ?? null,
    revokedAt: found.revokedAt ?? null,
    createdAt: found.createdAt,
    status: statusAt(found, now),
  }
}
