import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest"
import { asHeadquarters, office, onboarding } from "../../../../../tests/support/onboarding"
import { capabilityIn } from "../../../../../tests/support/world"
import { Act } from "../../platform/actor"
import { Log } from "../../platform/util/log"
import { Tenant } from "../tenant/inside"
import * as Staff from "./staff"
import { statusOf } from "./staff.first.rules"

const now = "2026-03-02T15:00:00.000Z"
const later = "2026-03-05T15:00:00.000Z"
const earlier = "2026-03-01T15:00:00.000Z"

describe("how an invitation stands", () => {
  const member = { staffID: "stf_1", email: "ana@ejemplo.mx", status: "invited" as const, invitedAt: earlier }
  const joined = { ...member, status: "active" as const, joinedAt: now }
  const whom = { version: 3, staffID: "stf_1" }
  const rows: [string, Parameters<typeof statusOf>[0], Parameters<typeof statusOf>[1], object][] = [
    ["nothing came so far", { coordinatorEmail: "a@b.mx" }, {}, { state: "preparing", version: 0, email: "a@b.mx" }],
    ["it waits", { first: whom }, { member, invitation: { endsAt: later } }, { state: "waiting", endsAt: later }],
    ["it is over in this moment", { first: whom }, { member, invitation: { endsAt: now } }, { state: "expired" }],
    ["its link is not there", { first: whom }, { member }, { state: "expired", email: member.email }],
    ["another is wanted", { first: { ...whom, wanted: "c@d.mx" } }, { member }, { state: "sending", email: "c@d.mx" }],
    [
      "another did not leave",
      { first: { ...whom, wanted: "c@d.mx", failure: "mail_budget" } },
      { member },
      { state: "failed", email: "c@d.mx", failure: "mail_budget" },
    ],
    [
      "a corrected one did not leave, and none before it",
      { first: { version: 1, wanted: "c@d.mx", failure: "mail_budget" } },
      {},
      { state: "failed", email: "c@d.mx", failure: "mail_budget" },
    ],
    ["she is in", { first: whom }, { member: joined }, { state: "accepted", email: null, acceptedAt: now }],
    [
      "she is in, whatever was wanted meanwhile",
      { first: { ...whom, wanted: "c@d.mx", failure: "invitation_accepted" } },
      { member: joined },
      { state: "accepted", email: null, failure: null },
    ],
    ["she was in and went", { first: whom }, {}, { state: "accepted", email: null, acceptedAt: null }],
    ...[member, joined].map((one): [string, Parameters<typeof statusOf>[0], Parameters<typeof statusOf>[1], object] => [
      `she was in, went, and her consulate made her another member (${one.status})`,
      { first: whom },
      { member: { ...one, staffID: "stf_2" }, invitation: { endsAt: later } },
      { state: "accepted", email: null, sentAt: null, acceptedAt: null },
    ]),
  ]
  it.each(rows)("%s", (_, tenant, found, expected) => expect(statusOf(tenant, found, now)).toMatchObject(expected))
})

describe("headquarters mends the first invitation", () => {
  let stage: Awaited<ReturnType<typeof onboarding>>
  beforeAll(async () => {
    // Pauses between attempts are random; here they are as short as possible.
    vi.spyOn(Math, "random").mockReturnValue(0)
    Log.to(() => undefined)
    stage = await onboarding()
  })
  beforeEach(() => stage.comeBack())

  const drain = () => stage.cloud.queues.drain()
  const state = (tenantID: string) => asHeadquarters(() => Staff.first({ tenantID }))
  const ask = async (tenantID: string, email: string) => {
    const { version } = await state(tenantID)
    return asHeadquarters(() => Staff.askFirst({ tenantID, version, email }))
  }
  const look = (token: string) => Act.with({ type: "public" }, () => Staff.look({ token }))
  const accept = (token: string) =>
    Act.with({ type: "public" }, () => Staff.accept({ token, password: "Prueba-Ventanilla-1" }))
  const link = (email: string) => capabilityIn(stage.mails(email).at(-1))
  const made = async () => {
    const input = office()
    const { tenantID } = await stage.onboard(input)
    await drain()
    const [one, two] = [input.coordinatorEmail, `bien.${input.coordinatorEmail}`]
    return { tenantID, one, two, old: link(one) }
  }
  const people = async (tenantID: string) =>
    (await stage.members(tenantID)).map(({ email, role, status }) => [email, role, status])

  type Mended = { tenantID: string; two: string; old: string }
  /** The right person is invited once, and the wrong one has no access. */
  async function expectMended({ tenantID, two, old }: Mended) {
    expect(await state(tenantID)).toMatchObject({ state: "waiting", email: two, failure: null })
    expect(await stage.info(tenantID)).toMatchObject({ status: "active", failure: null })
    expect(await people(tenantID)).toEqual([[two, "coordinator", "invited"]])
    await expect(look(old)).rejects.toMatchObject({ code: "link_invalid" })
    expect(await look(link(two))).toMatchObject({ role: "coordinator" })
    const row = await Act.with({ type: "system", job: "test" }, () => Tenant.row(tenantID))
    expect([row.pending, row.leaseID]).toEqual([false, undefined])
    expect(JSON.stringify(row)).not.toContain("@")
  }

  it("by the tick, when the message was lost; before its office is ready; and twice, the last one counts", async () => {
    const lost = await made()
    await ask(lost.tenantID, lost.two)
    stage.cloud.queues.clear()
    await stage.cloud.clock.tick()
    await expectMended(lost)

    const input = office()
    const { tenantID } = await stage.onboard(input)
    const right = `bien.${input.coordinatorEmail}`
    await ask(tenantID, right)
    await drain()
    expect(await people(tenantID)).toEqual([[right, "coordinator", "invited"]])
    expect(stage.mails(input.coordinatorEmail)).toEqual([])

    const twice = await made()
    await ask(twice.tenantID, `no.${twice.two}`)
    await ask(twice.tenantID, twice.two)
    await drain()
    expect(await state(twice.tenantID)).toMatchObject({ state: "waiting", email: twice.two, version: 2 })
    expect(await people(twice.tenantID)).toEqual([[twice.two, "coordinator", "invited"]])
  })

  it("at another address, whenever the process dies", async () => {
    const { tenantID, one } = await made()
    let was = one
    for (const kind of ["crash", "crash-after"] as const)
      for (let skip = 0; ; skip++) {
        // A day later, because of the daily limit.
        stage.cloud.clock.freeze(new Date(stage.cloud.clock.now().getTime() + 86_400_000).toISOString())
        const [old, two] = [link(was), `${kind}.${skip}.${one}`]
        await ask(tenantID, two)
        stage.cloud.faults.add({ kind, skip })
        await drain()
        const died = stage.cloud.faults.crashed()
        await stage.comeBack()
        await stage.job(tenantID)
        await drain()
        await expectMended({ tenantID, two, old })
        was = two
        if (!died) break
        expect(skip).toBeLessThan(60)
      }
  }, 240_000)

  it.each(["throttle", "error", "timeout", "fail-after"] as const)(
    "when every service has trouble (%s)",
    async (kind) => {
      const office = await made()
      await ask(office.tenantID, office.two)
      stage.cloud.faults.add({ kind, times: 6, after: 5, match: ({ service }) => service !== "sts" })
      await drain()
      await stage.comeBack()
      await stage.job(office.tenantID)
      await drain()
      await expectMended(office)
    },
  )

  it("of an office that stopped at a later step: the mend waits for it, and nothing is undone", async () => {
    const input = office()
    stage.cloud.faults.add({ kind: "error", times: 1000, match: ({ keys }) => keys.includes("canary") })
    const { tenantID } = await stage.onboard(input)
    await drain()
    stage.cloud.faults.clear()
    const [old, two] = [link(input.coordinatorEmail), `bien.${input.coordinatorEmail}`]
    await ask(tenantID, two)
    await drain()
    expect(await stage.info(tenantID)).toMatchObject({ status: "failed" })
    await asHeadquarters(() => Tenant.retry({ tenantID }))
    await drain()
    await expectMended({ tenantID, two, old })
  })

  it("not when she accepted meanwhile: she stays, and headquarters is told", async () => {
    const { tenantID, one, two, old } = await made()
    await ask(tenantID, two)
    await accept(old)
    await drain()
    expect(await state(tenantID)).toMatchObject({ state: "accepted", email: null })
    expect(await people(tenantID)).toEqual([[one, "coordinator", "active"]])
    expect(stage.mails(two)).toEqual([])
    await expect(ask(tenantID, two)).rejects.toMatchObject({ code: "invitation_accepted" })
  })

  it("as often as a day allows, and no office is suspended, ended or discarded by it", async () => {
    const { tenantID, one } = await made()
    // One address gets five mails a day at most; a consulate's invitations are sent ten times at most.
    for (let turn = 2; turn <= 5; turn++) {
      await ask(tenantID, one)
      await drain()
      expect(await state(tenantID), String(turn)).toMatchObject({ state: "waiting", email: one })
    }
    await ask(tenantID, one)
    await drain()
    expect(await state(tenantID)).toMatchObject({ state: "failed", failure: "mail_budget" })
    for (let turn = 0; turn < 6; turn++) {
      await ask(tenantID, `otra.${turn}.${one}`)
      await drain()
      expect(await state(tenantID), String(turn)).toMatchObject({ state: "waiting" })
    }
    await ask(tenantID, `una.mas.${one}`)
    await drain()
    expect(await state(tenantID)).toMatchObject({ state: "failed", failure: "mail_budget" })
    expect(stage.mails(`una.mas.${one}`)).toEqual([])
    expect(await people(tenantID)).toEqual([])
    stage.cloud.clock.freeze(new Date(stage.cloud.clock.now().getTime() + 86_400_000).toISOString())
    await ask(tenantID, one)
    await drain()
    expect(await state(tenantID)).toMatchObject({ state: "waiting", email: one })
    expect(await stage.info(tenantID)).toMatchObject({ status: "active", failure: null })
    await asHeadquarters(() => Tenant.suspend({ tenantID }))
    await expect(ask(tenantID, one)).rejects.toMatchObject({ code: "tenant_wrong_state" })
  })

  it("and a letter that never leaves is given up and said, by an office that works", async () => {
    const office = await made()
    await ask(office.tenantID, office.two)
    stage.cloud.faults.add({ kind: "error", times: 1000, match: ({ service }) => service === "ses" })
    for (let turn = 0; turn < 6; turn++) {
      await drain()
      await stage.job(office.tenantID)
    }
    await drain()
    expect(await state(office.tenantID)).toMatchObject({ state: "failed", email: office.two, failure: "unavailable" })
    expect(await stage.info(office.tenantID)).toMatchObject({ status: "active", failure: null })
    stage.cloud.faults.clear()
    await ask(office.tenantID, office.two)
    await drain()
    expect(await state(office.tenantID)).toMatchObject({ state: "waiting", email: office.two })
  })
})
