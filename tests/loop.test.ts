import { beforeAll, describe, expect, it } from "vitest"
import {
  call,
  canary,
  capabilityIn,
  caseFileWithConsent,
  createWorld,
  must,
  partnerOf,
  referralOf,
  type Who,
  type World,
} from "./support/world"

let world: World
let tenantID: string
let coordinator: Who
type Ally = Awaited<ReturnType<typeof partnerOf>>

beforeAll(async () => {
  world = await createWorld()
  world.cloud.clock.freeze("2030-03-07T15:00:00.000Z")
  const here = await world.onboard("PHL")
  coordinator = here.coordinator
  tenantID = here.tenantID
})

// A few ticks on the way are enough here; the daylight saving test runs them all.
const to = (iso: string) => world.cloud.clock.advanceTo(iso, 6)
const mails = (ally: Ally) => world.cloud.mail.list(ally.email).filter(({ tags }) => tags.kind === "digest")
const linkOf = (ally: Ally): Who => ({ capability: capabilityIn(mails(ally).at(-1)) })
const detail = async (referralID: string) =>
  (await must("GET", `/referrals/${referralID}`, { who: coordinator })) as unknown as {
    state: { status: string; reason?: string }
    timeline: { what: string }[]
    escalatedAt: string | null
  }
const tasks = async () =>
  (await must("GET", "/tasks?limit=100", { who: coordinator })).items as unknown as {
    kind: string
    referralID: string
  }[]
const codeFor = (ally: Ally) =>
  /\b(\d{6})\b/.exec(
    world.cloud.mail
      .list(ally.email)
      .filter(({ tags }) => tags.kind === "code")
      .at(-1)?.text ?? "",
  )?.[1]

describe("a referral goes out on Monday at eight and comes back answered", () => {
  let ally: Ally
  let referral: { referralID: string; folio: string }
  let file: Awaited<ReturnType<typeof caseFileWithConsent>>

  it("waits for the partner's digest", async () => {
    ally = await partnerOf(world, coordinator, "legal@partner.example", { schedule: { days: [1], minute: 480 } })
    file = await caseFileWithConsent(world, coordinator, ally.organizationID)
    referral = await referralOf(coordinator, ally, file, "urgent")
    expect((await detail(referral.referralID)).state.status).toBe("ready")
    expect(
      (await tasks()).some(({ kind, referralID }) => kind === "warm_handover" && referralID === referral.referralID),
    ).toBe(true)
    await to("2030-03-11T11:45:00.000Z")
    expect(mails(ally)).toEqual([])
  })

  it("leaves at 08:00 in Philadelphia (12:00 UTC, the day after the clocks changed), once, naming nobody", async () => {
    await to("2030-03-11T12:00:00.000Z")
    expect(mails(ally)).toHaveLength(1)
    const [mail] = mails(ally)
    expect(mail?.text).toContain(referral.folio)
    for (const secret of [...Object.values(canary), file.folio, "legal_immigration", "Immigration"]) {
      expect(`${mail?.subject}${mail?.html}${mail?.text}`).not.toContain(secret)
    }
    expect((await detail(referral.referralID)).state.status).toBe("sent")
    await to("2030-03-11T18:00:00.000Z")
    expect(mails(ally)).toHaveLength(1)
  })

  it("is not changed by looking", async () => {
    const who = linkOf(ally)
    for (let look = 0; look < 3; look++) {
      const waiting = await must("GET", "/partner/waiting", { who })
      expect(waiting.items).toHaveLength(1)
    }
    expect((await detail(referral.referralID)).state.status).toBe("sent")
  })

  it("shows nothing before it is accepted, nor without the code", async () => {
    const who = linkOf(ally)
    const path = `/partner/referrals/${referral.referralID}`
    expect((await call("POST", `${path}/code`, { who })).body.code).toBe("referral_not_accepted")
    await must("POST", `${path}/accept`, { who })
    expect((await call("POST", `${path}/show`, { who, body: { code: "000000" } })).status).toBe(400)
    await must("POST", `${path}/code`, { who })
    expect((await call("POST", `${path}/code`, { who })).body.code).toBe("code_too_soon")
    const wrong = codeFor(ally) === "111111" ? "222222" : "111111"
    expect((await call("POST", `${path}/show`, { who, body: { code: wrong } })).body.code).toBe("code_wrong")
  })

  it("shows what she agreed to and nothing else, as a ledger row", async () => {
    const who = linkOf(ally)
    const path = `/partner/referrals/${referral.referralID}`
    const { disclosureID } = (await must("POST", `${path}/show`, {
      who,
      body: { code: codeFor(ally) },
    })) as unknown as { disclosureID: string }
    const shown = await must("GET", `/partner/shown/${disclosureID}`, { who })
    expect(shown.preferredName).toBe(canary.preferred)
    expect(JSON.stringify(shown)).toContain(canary.phone)
    expect(JSON.stringify(shown)).not.toContain(canary.firstSurname)
    expect((await call("POST", `${path}/show`, { who, body: { code: codeFor(ally) } })).status).toBe(400)
    const ledger = (await must("GET", `/disclosures?casefileID=${file.casefileID}`, { who: coordinator }))
      .items as unknown as { channel: string; fields: string[] }[]
    expect(ledger.map(({ channel, fields }) => [channel, fields])).toEqual([
      ["partner_page", ["preferred_name", "safe_contact"]],
      ["digest_mail", []],
    ])
  })

  it("is seen by staff, and counted where headquarters reads", async () => {
    const { timeline } = await detail(referral.referralID)
    expect(timeline.map(({ what }) => what)).toEqual(["made", "sent", "accepted", "shown"])
    await to("2030-03-11T18:15:00.000Z")
    const { network } = (await must("GET", "/headquarters/numbers?from=2030-03&to=2030-03", {
      who: world.headquarters,
    })) as unknown as {
      network: { counts: Record<string, number>; medianAnswerHours: number }[]
    }
    expect(network[0]?.counts).toMatchObject({
      "casefile.opened": 1,
      "referral.made": 1,
      "referral.sent": 1,
      "referral.accepted": 1,
    })
    expect(network[0]?.medianAnswerHours).toBe(6)
    expect(await must("POST", "/numbers/verify", { who: coordinator, body: {} })).toMatchObject({ drift: 0 })
  })

  it("cannot be shown once she takes her consent back, and staff learn what had gone", async () => {
    const who = linkOf(ally)
    await to("2030-03-11T20:00:00.000Z")
    await must("POST", `/consents/${file.consentID}/revoke`, { who: coordinator })
    expect((await call("POST", `/partner/referrals/${referral.referralID}/code`, { who })).body.code).toBe(
      "nothing_to_show",
    )
    expect(
      (await tasks()).some(
        ({ kind, referralID }) => kind === "consent_revoked_after_sending" && referralID === referral.referralID,
      ),
    ).toBe(true)
  })
})

describe("checked again at send time", () => {
  it("a revoked consent withdraws what is queued", async () => {
    const ally = await partnerOf(world, coordinator, "queued@partner.example")
    const file = await caseFileWithConsent(world, coordinator, ally.organizationID)
    const { referralID } = await referralOf(coordinator, ally, file)
    await must("POST", `/consents/${file.consentID}/revoke`, { who: coordinator })
    expect((await detail(referralID)).state).toMatchObject({ status: "withdrawn", reason: "consent_revoked" })
    await to("2030-03-12T13:00:00.000Z")
    expect(mails(ally)).toEqual([])
  })

  it("an ended alliance, a closed case file and a lapsed consent hold the referral and become a task", async () => {
    const cases: Record<string, (file: { casefileID: string }, ally: Ally) => Promise<unknown>> = {
      alliance_lapsed: async (_, ally) => {
        const items = (await must("GET", `/alliances?organizationID=${ally.organizationID}`, { who: coordinator }))
          .items as unknown as { allianceID: string }[]
        await must("POST", `/alliances/${items[0]?.allianceID}/end`, { who: coordinator })
      },
      casefile_closed: ({ casefileID }) =>
        must("POST", `/casefiles/${casefileID}/close`, { who: coordinator, body: { reason: "moved" } }),
      consent_ended: () => to("2030-03-13T11:45:00.000Z"),
    }
    for (const [reason, spoil] of Object.entries(cases)) {
      const ally = await partnerOf(world, coordinator, `${reason}@partner.example`, {
        schedule: { days: [3], minute: 480 },
      })
      const days = reason === "consent_ended" ? 0.5 : 30
      const file = await caseFileWithConsent(world, coordinator, ally.organizationID, ["preferred_name"], days)
      const { referralID } = await referralOf(coordinator, ally, file)
      await spoil(file, ally)
      Object.assign(cases, { [reason]: { ally, referralID } })
    }
    await to("2030-03-13T12:00:00.000Z")
    for (const [reason, made] of Object.entries(cases) as unknown as [string, { ally: Ally; referralID: string }][]) {
      expect((await detail(made.referralID)).state).toMatchObject({ status: "held", reason })
      expect(mails(made.ally)).toEqual([])
      expect(
        (await tasks()).filter(({ kind, referralID }) => kind === "referral_held" && referralID === made.referralID),
      ).toHaveLength(1)
    }
  })
})

describe("a partner who does not answer", () => {
  it("is reminded after two business days, and a person is asked after four; answers then come in too", async () => {
    await to("2030-03-14T11:45:00.000Z")
    const ally = await partnerOf(world, coordinator, "silent@partner.example")
    const file = await caseFileWithConsent(world, coordinator, ally.organizationID, ["preferred_name"], 60)
    const { referralID } = await referralOf(coordinator, ally, file)
    await to("2030-03-14T12:00:00.000Z") // Thursday 08:00
    expect(mails(ally)).toHaveLength(1)
    // Friday 15 is the first business day; Monday 18 is a holiday in Mexico (Juárez); Tuesday 19 is the second.
    await to("2030-03-19T12:00:00.000Z")
    await to("2030-03-19T21:15:00.000Z")
    expect(mails(ally)).toHaveLength(1)
    await to("2030-03-20T12:00:00.000Z")
    expect(mails(ally)).toHaveLength(2)
    expect((await detail(referralID)).timeline.at(-1)?.what).toBe("reminded")
    expect((await detail(referralID)).escalatedAt).toBeNull()
    await to("2030-03-21T21:15:00.000Z")
    expect((await detail(referralID)).escalatedAt).not.toBeNull()
    expect(
      (await tasks()).filter((task) => task.kind === "unanswered_referral" && task.referralID === referralID),
    ).toHaveLength(1)
    await must("POST", `/partner/referrals/${referralID}/unconfirmed`, { who: linkOf(ally) })
    expect((await detail(referralID)).state.status).toBe("unknown_by_confidentiality")
  })

  it("that bounces or complains is paused, with one task, and gets no more mail", async () => {
    const ally = await partnerOf(world, coordinator, "gone@partner.example")
    const file = await caseFileWithConsent(world, coordinator, ally.organizationID)
    await referralOf(coordinator, ally, file)
    await to("2030-03-22T12:00:00.000Z")
    const [mail] = mails(ally)
    if (!mail) throw new Error("No digest")
    await world.cloud.mailEvent("bounce", mail)
    await world.cloud.mailEvent("bounce", mail)
    const boxes = (await must("GET", `/mailboxes?organizationID=${ally.organizationID}`, { who: coordinator }))
      .items as unknown as { status: string; pauseReason: string }[]
    expect(boxes[0]).toMatchObject({ status: "paused", pauseReason: "bounce" })
    const all = (await tasks()) as unknown as { kind: string; mailboxID: string }[]
    expect(
      all.filter(({ kind, mailboxID }) => kind === "mailbox_bounced" && mailboxID === ally.mailboxID),
    ).toHaveLength(1)
    const before = mails(ally).length
    await to("2030-03-29T12:00:00.000Z")
    expect(mails(ally)).toHaveLength(before)
  })
})

describe("other answers of the partner's page", () => {
  it("declines with a reason, asks for a call, says its capacity; another partner's link reaches none of it", async () => {
    const ally = await partnerOf(world, coordinator, "answers@partner.example")
    const other = await partnerOf(world, coordinator, "stranger@partner.example")
    const one = await referralOf(coordinator, ally, await caseFileWithConsent(world, coordinator, ally.organizationID))
    const two = await referralOf(coordinator, ally, await caseFileWithConsent(world, coordinator, ally.organizationID))
    const three = await referralOf(
      coordinator,
      other,
      await caseFileWithConsent(world, coordinator, other.organizationID),
    )
    await to("2030-04-01T12:00:00.000Z")
    const who = linkOf(ally)
    expect((await call("POST", `/partner/referrals/${three.referralID}/accept`, { who })).status).toBe(404)
    await must("POST", `/partner/referrals/${one.referralID}/received`, { who })
    await must("POST", `/partner/referrals/${one.referralID}/decline`, { who, body: { reason: "no_capacity" } })
    await must("POST", `/partner/referrals/${two.referralID}/call`, { who })
    await must("POST", "/partner/capacity", { who, body: { status: "closed", until: "2030-04-12" } })
    expect((await detail(one.referralID)).state).toMatchObject({ status: "declined", reason: "no_capacity" })
    expect((await detail(two.referralID)).state.status).toBe("opened")
    expect(
      (await tasks()).some(({ kind, referralID }) => kind === "please_call" && referralID === two.referralID),
    ).toBe(true)
    const read = async () =>
      (await must("GET", `/organizations/${ally.organizationID}`, { who: coordinator })).capacity as unknown as {
        status: string
      }
    expect((await read()).status).toBe("closed")
    await to("2030-04-22T12:00:00.000Z")
    expect((await read()).status).toBe("unknown")
    expect((await call("GET", "/partner/waiting", { who })).body.code).toBe("link_expired")
    expect(await must("POST", "/numbers/verify", { who: coordinator, body: {} })).toMatchObject({ drift: 0 })
    expect(tenantID).toMatch(/^ten_/)
  })
})

describe("what may no longer go", () => {
  it("is not repeated, ends with a task when nobody was told, and is not shown under an ended alliance", async () => {
    const ally = await partnerOf(world, coordinator, "later@partner.example")
    const made = async (days: number) => {
      const file = await caseFileWithConsent(world, coordinator, ally.organizationID, ["preferred_name"], days)
      return { ...(await referralOf(coordinator, ally, file)), consentID: file.consentID }
    }
    const [silent, revoked, short, accepted] = [await made(30), await made(30), await made(3), await made(30)]
    await to("2030-04-23T12:00:00.000Z") // Tuesday 08:00
    expect(mails(ally)).toHaveLength(1)
    const who = linkOf(ally)
    await must("POST", `/partner/referrals/${accepted.referralID}/accept`, { who })
    await must("POST", `/consents/${revoked.consentID}/revoke`, { who: coordinator })
    await to("2030-04-25T12:00:00.000Z")
    expect(mails(ally)).toHaveLength(1)
    await to("2030-04-26T12:00:00.000Z")
    expect(mails(ally)).toHaveLength(2)
    expect(mails(ally).at(-1)?.text).toContain(silent.folio)
    expect(mails(ally).at(-1)?.text).not.toContain(revoked.folio)
    expect((await detail(short.referralID)).state.status).toBe("expired")
    const told = (await tasks()).filter(({ kind }) => kind === "unanswered_referral")
    expect(told.filter(({ referralID }) => referralID === short.referralID)).toHaveLength(1)
    const items = (await must("GET", `/alliances?organizationID=${ally.organizationID}`, { who: coordinator }))
      .items as unknown as { allianceID: string }[]
    await must("POST", `/alliances/${items[0]?.allianceID}/end`, { who: coordinator })
    const code = await call("POST", `/partner/referrals/${accepted.referralID}/code`, { who })
    expect([code.status, code.body.code]).toEqual([410, "link_closed"])
  })
})
