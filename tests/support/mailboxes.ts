import { randomUUID } from "node:crypto"
import { Directory } from "@ventanilla/core/directory/directory/inside"
import { Alliance } from "@ventanilla/core/partners/alliance/inside"
import { Act } from "@ventanilla/core/platform/actor"
import { Inbox } from "@ventanilla/core/scheduler/inbox/inside"
import { Clock } from "@ventanilla/core/util/clock"
import { type Consulate, consulate } from "./consulate"

export let office: Consulate

/** Opens the consulate of this test file. */
export async function open(): Promise<void> {
  office = await consulate()
}

/** Gives the clock back and ends every fault. */
export function calm(): void {
  Clock.set(undefined)
  office.cloud.faults.clear()
}

export const at = (instant: string) => Clock.set(() => new Date(instant))
export const staff = <T>(run: () => Promise<T>) => office.as("coordinator", run)
export const clock = <T>(run: () => Promise<T>) =>
  Act.with({ type: "system", job: "digest", tenantID: office.tenantID }, run)
export const stranger = <T>(run: () => Promise<T>) => Act.with({ type: "public" }, run)

export const place = {
  language: "en" as const,
  timeZone: "America/New_York",
  country: "US",
  state: "PA",
  hours: { days: [1, 2, 3, 4, 5], from: 540, to: 1020 },
}
export const monday8 = { days: [1], minute: 480 }
export const monday = "2026-03-09T12:00:00.000Z"

export const organization = () => staff(async () => (await Directory.create({ name: "Refugio" })).organizationID)
export const inbox = (email: string) => office.cloud.mail.list(email)
export const tokenIn = (email: string) => /\/mailbox#(\S+)/.exec(inbox(email).at(-1)?.text ?? "")?.[1] ?? ""
export const read = (mailboxID: string) => clock(() => Alliance.mailboxFromID(mailboxID))
export const tasks = async (mailboxID: string) => {
  const { items } = await staff(() => Inbox.list({ limit: 100 }))
  return items.filter((task) => task.mailboxID === mailboxID).map(({ kind }) => kind)
}

export async function mailbox() {
  at("2026-03-06T15:00:00.000Z")
  const email = `${randomUUID()}@example.org`
  const organizationID = await organization()
  const { mailboxID } = await staff(() => Alliance.addMailbox({ organizationID, email, ...place, schedule: monday8 }))
  return { email, organizationID, mailboxID }
}
export async function verifiedMailbox() {
  const made = await mailbox()
  await stranger(() => Alliance.confirm({ token: tokenIn(made.email) }))
  return made
}
