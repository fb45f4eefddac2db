import { forgetClients } from "@ventanilla/core/platform/store"
import { Tenant } from "@ventanilla/core/tenancy/tenant/inside"
import { Log } from "@ventanilla/core/util/log"
import type { Call, FaultKind } from "@ventanilla/local"
import { expect } from "vitest"
import { caseFileWithConsent, createWorld, must, partnerOf, referralOf, type Who } from "./world"

type Ally = Awaited<ReturnType<typeof partnerOf>>
const quarter = 15 * 60_000
const day = 86_400_000
const everyDay = { schedule: { days: [1, 2, 3, 4, 5, 6, 7], minute: 480 } }
const isOurs = (call: Call) => call.service !== "cognito"

/** A consulate on which digests are drilled: each morning two referrals are due, and something goes wrong. */
export async function createDrill() {
  Log.to(() => {})
  const world = await createWorld()
  const { cloud } = world
  cloud.clock.freeze("2030-01-07T15:00:00.000Z")
  const coordinator: Who = (await world.onboard("PHL")).coordinator
  let made = 0

  const partner = (name: string) => partnerOf(world, coordinator, `${name}@partner.example`, everyDay)
  const read = (referralID: string) =>
    must("GET", `/referrals/${referralID}`, { who: coordinator }) as unknown as Promise<{
      timeline: { what: string }[]
      state: { status: string }
    }>
  const withdraw = (referralID: string) =>
    must("POST", `/referrals/${referralID}/withdraw`, { who: coordinator, body: { reason: "made_by_mistake" } })

  /** What a process forgets when it dies. */
  function restart() {
    // Its messages, too: the next tick alone must find what it left.
    if (cloud.faults.crashed()) cloud.queues.clear()
    cloud.faults.clear()
    forgetClients()
    Tenant.forget()
  }

  /** Two referrals that wait for tomorrow's digest, whose tick is then carried out while `during` has its way. */
  async function morning(ally: Ally, during: () => void) {
    const file = await caseFileWithConsent(world, coordinator, ally.organizationID)
    const referrals = [await referralOf(coordinator, ally, file), await referralOf(coordinator, ally, file)]
    made += referrals.length
    const now = cloud.clock.now().getTime()
    cloud.clock.freeze(new Date(Math.floor(now / day) * day + day + 13 * 3_600_000).toISOString())
    restart()
    during()
    await cloud.clock.tick()
    return referrals
  }

  async function recover() {
    restart()
    for (let tick = 0; tick < 2; tick++) {
      cloud.clock.freeze(new Date(cloud.clock.now().getTime() + quarter).toISOString())
      await cloud.clock.tick()
    }
  }

  /** Both referrals are recorded as sent once; a double mail is the same digest under the same number. */
  async function expectSentOnce(ally: Ally, referrals: { referralID: string; folio: string }[], context: string) {
    for (const { referralID, folio } of referrals) {
      const { timeline, state } = await read(referralID)
      expect(state.status, context).toBe("sent")
      expect(
        timeline.filter(({ what }) => what === "sent"),
        context,
      ).toHaveLength(1)
      const mails = cloud.mail.list(ally.email).filter(({ text }) => text?.includes(folio))
      expect(mails.length, context).toBeGreaterThanOrEqual(1)
      expect(new Set(mails.map(({ text }) => /D-\d{8}-\w{4}/.exec(text ?? "")?.[0])).size, context).toBe(1)
      await withdraw(referralID)
    }
  }

  /** One failure at one call of a digest, and what is left of it afterwards. False when there was no such call any more. */
  async function strike(kind: FaultKind, ally: Ally, skip: number): Promise<boolean> {
    const before = cloud.faults.struck()
    const referrals = await morning(ally, () => cloud.faults.add({ kind, skip, match: isOurs, after: 20 }))
    const struck = cloud.faults.struck() > before
    await recover()
    await expectSentOnce(ally, referrals, `${kind} at call ${skip}`)
    return struck
  }

  async function sentInAll(): Promise<number> {
    const { months } = (await must("GET", "/numbers?from=2030-01&to=2031-12", {
      who: coordinator,
    })) as unknown as { months: { counts: Record<string, number> }[] }
    return months.reduce((sum, { counts }) => sum + (counts["referral.sent"] ?? 0), 0)
  }

  const verify = () => must("POST", "/numbers/verify", { who: coordinator, body: {} })
  return { world, coordinator, partner, morning, recover, expectSentOnce, strike, sentInAll, verify, made: () => made }
}

/** From `first` on, every `step`th call of a digest is struck in turn, until a digest has no such call. Returns the strikes. */
export async function drill(
  drilled: Awaited<ReturnType<typeof createDrill>>,
  kind: FaultKind,
  { first = 0, step = 1 } = {},
): Promise<number> {
  let ally = await drilled.partner(kind)
  let strikes = 0
  for (let skip = first; await drilled.strike(kind, ally, skip); skip += step) {
    // A strike takes a day, and a mailbox is verified for ninety.
    if (++strikes % 60 === 0) ally = await drilled.partner(`${kind}-${strikes}`)
  }
  return strikes
}
