import { safe, UnsafeValueError } from "@ventanilla/mail"
import type { z } from "zod"
import { Audit } from "../../audit/audit/inside"
import { verb } from "../../platform/actor"
import { Bus } from "../../platform/bus"
import { offices as catalogue, officeFromCode, officeNames } from "../../platform/data/consulates"
import { VisibleError } from "../../platform/error"
import { commit, retrying, Store, Writes } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import type { Page } from "../../platform/util/schema"
import { nothing } from "../../platform/util/schema"
import { notBeforeOf } from "../../platform/util/signin"
import { OfficeEntity, TenantEntity, type TenantRow } from "./tenant.entity"
import { all, find as findRow, row, serialize, write } from "./tenant.row"
import * as Rules from "./tenant.rules"
import { FromIDInput, type Info, type OfficeRow, OnboardInput } from "./tenant.schema"

export { changeSettings, current, forget, settings } from "./settings"
export { currentTemplate as inherited, publishTemplate, template } from "./template"
export type { TenantRow } from "./tenant.entity"
export { advanceEnding, beginRestore, close, end, reopen } from "./tenant.life"
export { type PublicFacts, publicFacts, publicOffice } from "./tenant.public"
export { asRegistry, row, write } from "./tenant.row"
export { admits, firstOf, invitationNotSent, invitationSent, nextStep, wantInvitation } from "./tenant.rules"

/**
 * Onboards an office: its row and the uniqueness of its code in one transaction; that is the first step. The queue does
 * the rest.
 */
export const onboard = verb("tenant.onboard", OnboardInput, async (input) => {
  if (!canSign(input.names)) throw new VisibleError("validation", "invalid_office_name", "names")
  // The slower of two concurrent requests reads again, and is told that the office is taken.
  const answer = await retrying(() => reserve(input))
  await Bus.tryEnqueue({ type: "provisioning", tenantID: answer.tenantID })
  return answer
})

async function reserve(input: z.output<typeof OnboardInput>) {
  const began = Date.now()
  const { table, client } = await Store.registry()
  const { data: taken } = await OfficeEntity.get({ officeCode: input.officeCode }).go({
    table,
    client,
    consistent: true,
  })
  if (taken) throw new VisibleError("conflict", "office_taken", "officeCode")
  const tenantID = createID("tenant")
  const now = Clock.iso()
  const record = omitNil({
    ...input,
    tenantID,
    status: "provisioning" as const,
    checkpoints: { reserve: { ms: Date.now() - began, at: now } },
    pending: true,
    attempts: 0,
    createdAt: now,
    version: 1,
  })
  return commit({
    writes: [
      Writes.put(TenantEntity.create(record).params({ table })),
      Writes.put(OfficeEntity.create({ officeCode: input.officeCode, tenantID }).params({ table })),
    ],
    audit: await Audit.entry({ action: "tenant.onboarded", subjects: [tenantID] }),
    answer: { tenantID, status: "provisioning" },
  })
}

/** A name that a mail header cannot carry would block every digest of the consulate. */
function canSign(names: { es: string; en: string }): boolean {
  try {
    safe.office(names)
    return true
  } catch (error) {
    if (error instanceof UnsafeValueError) return false
    throw error
  }
}

export const fromID = verb("tenant.read", FromIDInput, async ({ tenantID }): Promise<Info> => {
  return serialize(await row(tenantID))
})

/** A consulate's public facts, for checks that run before any permission is known. */
export async function find(tenantID: string): Promise<Info | undefined> {
  const found = await findRow(tenantID)
  return found && serialize(found)
}

/** Every consulate that has joined or is joining. */
export const list = verb("tenant.list", nothing, async (): Promise<Page<Info>> => {
  return { items: (await all()).filter(({ status }) => status !== "discarded").map(serialize), cursor: null }
})

/** The 53 offices of the catalogue and all others that joined, each with its state. */
export const offices = verb("office.list", nothing, async (): Promise<Page<OfficeRow>> => {
  // An offboarded office may join again: then its new consulate is shown.
  const there = (await all())
    .filter(({ status }) => status !== "discarded")
    .sort(
      (a, b) =>
        Number(b.status === "offboarded") - Number(a.status === "offboarded") || a.tenantID.localeCompare(b.tenantID),
    )
  const joined = new Map(there.map((found) => [found.officeCode, found]))
  const known = catalogue.map((office): OfficeRow => {
    const found = joined.get(office.code)
    const { code, city, country, state, latitude, longitude, kindConfidence, district } = office
    const facts = { code, city, country, state, latitude, longitude, kindConfidence, district }
    return {
      ...facts,
      names: found?.names ?? officeNames(office),
      timeZone: found?.timeZone ?? office.timeZone,
      ...statusOf(found),
    }
  })
  const others = [...joined.values()].filter(({ officeCode }) => !officeFromCode(officeCode))
  return { items: [...known, ...others.map(elsewhere)], cursor: null }
})

const statusOf = (found: TenantRow | undefined) => ({
  tenantID: found?.tenantID ?? null,
  status: found?.status ?? ("not_joined" as const),
})

const elsewhere = (found: TenantRow): OfficeRow => ({
  code: found.officeCode,
  names: found.names,
  city: found.names,
  country: found.country,
  state: found.state ?? null,
  timeZone: found.timeZone,
  latitude: found.latitude ?? null,
  longitude: found.longitude ?? null,
  kindConfidence: null,
  district: null,
  ...statusOf(found),
})

export const retry = verb("tenant.retry", FromIDInput, ({ tenantID }) =>
  turn("tenant.retried", tenantID, Rules.retry, true),
)
export const discard = verb("tenant.discard", FromIDInput, ({ tenantID }) =>
  turn("tenant.discarded", tenantID, Rules.discard, true),
)
export const suspend = verb("tenant.suspend", FromIDInput, ({ tenantID }) =>
  turn("tenant.suspended", tenantID, (found) => Rules.suspend(found, notBeforeOf(Date.now()))),
)
export const resume = verb("tenant.resume", FromIDInput, ({ tenantID }) =>
  turn("tenant.resumed", tenantID, (found) => Rules.resume(found, Clock.iso())),
)

async function turn(action: Audit.Action, tenantID: string, decide: (found: TenantRow) => TenantRow, work = false) {
  // Provisioning writes the same row at every step.
  const answer = await retrying(async () => {
    const found = await row(tenantID)
    const next = decide(found)
    return commit({
      writes: [await write(found, next)],
      audit: await Audit.entry({ action, subjects: [tenantID] }),
      answer: { tenantID, status: next.status },
    })
  })
  if (work) await Bus.tryEnqueue({ type: "provisioning", tenantID })
  return answer
}

/**
 * For the planner: active consulates get a digest job, suspended ones still have their audit sealed, and pending ones
 * have provisioning work left.
 */
export async function plan(): Promise<{ active: string[]; suspended: string[]; pending: string[] }> {
  const found = await all()
  return {
    active: found.filter(({ status }) => status === "active").map(({ tenantID }) => tenantID),
    suspended: found.filter(({ status }) => status === "suspended").map(({ tenantID }) => tenantID),
    pending: found.filter(({ pending }) => pending).map(({ tenantID }) => tenantID),
  }
}

export type Reporting = { tenantID: string; status: string; since: string; resumedAt?: string | undefined }

/**
 * The consulates whose numbers are expected for a period that ended by this month: those that had joined by then and
 * still act, and since when.
 */
export const reporting = async (by: string): Promise<Reporting[]> =>
  (await all())
    .filter(({ status, createdAt }) => (status === "active" || status === "suspended") && createdAt.slice(0, 7) < by)
    .map(({ tenantID, status, activatedAt, createdAt, resumedAt }) => ({
      ...{ tenantID, status, resumedAt },
      since: activatedAt ?? createdAt,
    }))

/** When the first office joined; undefined while there is none. */
export const firstCreatedAt = async (): Promise<string | undefined> =>
  (await all()).map(({ createdAt }) => createdAt).sort()[0]

/** Every consulate that exists or existed. */
export const everyID = async (): Promise<string[]> => (await all()).map(({ tenantID }) => tenantID)

/** The consulate of an office; null when there is none. */
export async function officeHolder(officeCode: string): Promise<string | null> {
  const handle = await Store.registry()
  const { data } = await OfficeEntity.get({ officeCode }).go({ ...handle, consistent: true })
  return data?.tenantID ?? null
}

/** Assigns an office that no consulate has. */
export async function holdOffice(officeCode: string, tenantID: string): Promise<void> {
  const handle = await Store.registry()
  await OfficeEntity.create({ officeCode, tenantID }).go(handle)
}

/** Frees a discarded consulate's office code, in the transaction that completes the undoing. */
export async function freeOffice(officeCode: string) {
  const { table } = await Store.registry()
  return Writes.remove(OfficeEntity.delete({ officeCode }).params({ table }))
}
