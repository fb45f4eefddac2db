import { beforeAll, describe, expect, it } from "vitest"
import { answerOf, ask, createPartners, type Operation } from "./support/partners"
import { call, caseFileWithConsent, must, partnerOf, referralOf, type Who } from "./support/world"

let here: Awaited<ReturnType<typeof createPartners>>
let { world, coordinator, to, mailsOf, linkIn, codeIn } = {} as typeof here
type Ally = Awaited<ReturnType<typeof partnerOf>>
let acts: Operation[]

beforeAll(async () => {
  here = await createPartners()
  ;({ world, coordinator, to, mailsOf, linkIn, codeIn } = here)
  acts = here.operations.filter(({ method }) => method === "POST")
})

async function made(ally: Ally, days = 30, fields?: string[]) {
  const file = await caseFileWithConsent(world, coordinator, ally.organizationID, fields, days)
  return { ...(await referralOf(coordinator, ally, file)), consentID: file.consentID, casefileID: file.casefileID }
}
const read = async (referralID: string) =>
  (await must("GET", `/referrals/${referralID}`, { who: coordinator })) as unknown as {
    state: { status: string }
    consent: string
    timeline: { what: string }[]
  }
type Item = {
  folio: string
  status: string
  category: string | null
  languages: string[] | null
  needs: string[] | null
} & {
  undoUntil: string | null
}
const page = async (who: Who) => (await must("GET", "/partner/waiting", { who })).items as unknown as Item[]
const tasksOf = async (kind: string, referralID: string) =>
  ((await must("GET", "/tasks?limit=100", { who: coordinator })).items as unknown as Record<string, string>[]).filter(
    (task) => task.kind === kind && task.referralID === referralID,
  )
const noDrift = async () =>
  expect(await must("POST", "/numbers/verify", { who: coordinator, body: {} })).toMatchObject({ drift: 0 })

/** The answer to each act on one referral, by its permission: "409 referral_consent_withdrawn". */
async function askAll(referralID: string, partner: Who, except: string[]) {
  const answers: Record<string, string> = {}
  for (const operation of acts.filter(({ path }) => path.includes(":referralID"))) {
    if (except.includes(operation.permission)) continue
    const who = operation.permission.startsWith("partner.") ? partner : coordinator
    answers[operation.permission] = answerOf(await ask(operation, referralID, who))
  }
  return answers
}
const all = (answer: string, except: string[], other: Record<string, string>) => ({
  ...Object.fromEntries(
    acts
      .filter(({ path, permission }) => path.includes(":referralID") && !except.includes(permission))
      .map(({ permission }) => [permission, answer]),
  ),
  ...other,
})
/** Acts that protect the woman, or inform the organisation, are always allowed. */
const protecting = ["referral.withdraw", "referral.called"]

describe("consent, referral and partner are one state", () => {
  it("taken back or run out, every act of staff and partner is refused in that very second, and every screen says so", async () => {
    const ally = await partnerOf(world, coordinator)
    const [sent, accepted, declined] = [await made(ally), await made(ally), await made(ally)]
    const [late, lateAccepted] = [await made(ally, 2), await made(ally, 2)]
    await to("2030-03-08T13:00:00.000Z")
    const who = linkIn(ally.email)
    for (const { referralID } of [accepted, lateAccepted])
      await must("POST", `/partner/referrals/${referralID}/accept`, { who })
    await must("POST", `/partner/referrals/${declined.referralID}/decline`, { who, body: { reason: "language" } })
    for (const { consentID } of [sent, accepted, declined])
      await must("POST", `/consents/${consentID}/revoke`, { who: coordinator })

    const withdrawn = "409 referral_consent_withdrawn"
    const nothing = { "partner.code": "410 nothing_to_show", "partner.disclose": "410 nothing_to_show" }
    for (const { referralID } of [sent, accepted]) {
      expect(await askAll(referralID, who, protecting)).toEqual(all(withdrawn, protecting, nothing))
      expect(await read(referralID)).toMatchObject({ state: { status: "consent_withdrawn" }, consent: "revoked" })
      expect(await tasksOf("consent_revoked_after_sending", referralID)).toHaveLength(1)
    }
    expect(await askAll(declined.referralID, who, protecting)).toEqual(all(withdrawn, protecting, nothing))

    const list = (await must("GET", "/referrals?status=consent_withdrawn", { who: coordinator })).items as unknown as {
      referralID: string
      consent: string
    }[]
    expect(list.map(({ referralID, consent }) => [referralID, consent]).sort()).toEqual(
      [sent, accepted].map(({ referralID }) => [referralID, "revoked"]).sort(),
    )
    for (const { folio } of [sent, accepted]) {
      const item = (await page(who)).find((one) => one.folio === folio)
      expect(item).toMatchObject({ status: "withdrawn", category: null, languages: null, needs: null, undoUntil: null })
    }

    // Only the clock has moved: no tick has run yet.
    world.cloud.clock.freeze("2030-03-09T15:00:01.000Z")
    const ended = "409 referral_consent_ended"
    const kept = [...protecting, "referral.complete"]
    const open = all(ended, kept, {
      "partner.code": "409 referral_not_accepted",
      "partner.disclose": "409 referral_not_accepted",
    })
    expect(await askAll(late.referralID, who, kept)).toEqual(open)
    expect(await askAll(lateAccepted.referralID, who, kept)).toEqual({ ...open, ...nothing })
    expect((await read(late.referralID)).consent).toBe("ended")
    expect((await page(who)).map(({ folio }) => folio)).not.toContain(late.folio)

    // Acts that protect her, and recording what she tells of the result, are always allowed.
    await must("POST", `/referrals/${lateAccepted.referralID}/complete`, {
      who: coordinator,
      body: { outcome: "served" },
    })
    for (const { referralID } of [sent, late])
      await must("POST", `/referrals/${referralID}/withdraw`, { who: coordinator, body: { reason: "consent_revoked" } })
    expect((await page(who)).find((one) => one.folio === sent.folio)).toMatchObject({ status: "withdrawn" })
    await noDrift()
  })
})

describe("what a partner sees and may take back", () => {
  it("before it answers: what she agreed to that names nobody, and nothing without her", async () => {
    await to("2030-03-11T11:45:00.000Z")
    const ally = await partnerOf(world, coordinator)
    const told = await made(ally, 30, ["languages", "needs", "full_name"])
    const silent = await made(ally, 30, ["full_name"])
    await to("2030-03-11T12:00:00.000Z")
    const items = await page(linkIn(ally.email))
    const of = (folio: string) => items.find((item) => item.folio === folio)
    expect(of(told.folio)?.languages?.length).toBeGreaterThan(0)
    expect(of(told.folio)?.needs?.length).toBeGreaterThan(0)
    expect(of(silent.folio)).toMatchObject({ languages: null, needs: null })
    expect(JSON.stringify(items)).not.toMatch(/Canaria|555/)
    const ledger = (await must("GET", `/disclosures?casefileID=${told.casefileID}`, { who: coordinator }))
      .items as unknown as { channel: string; fields: string[] }[]
    expect(ledger.map(({ channel, fields }) => [channel, [...fields].sort()])).toEqual([
      ["digest_mail", ["languages", "needs"]],
    ])
  })

  it("an answer is taken back for two days, until it is acted upon; a no stays in sight; the numbers follow", async () => {
    const ally = await partnerOf(world, coordinator)
    const [one, two, three] = [await made(ally), await made(ally), await made(ally)]
    await to("2030-03-12T12:00:00.000Z")
    const who = linkIn(ally.email)
    const press = (what: string, { referralID }: { referralID: string }, body = {}) =>
      call("POST", `/partner/referrals/${referralID}/${what}`, { who, body })
    const undo = async (of: { referralID: string }) => (await press("undo", of)).body.code ?? "ok"
    expect((await press("accept", one)).status).toBe(200)
    expect(await undo(one)).toBe("ok")
    expect((await press("decline", one, { reason: "language" })).status).toBe(200)
    const no = (await page(who)).find(({ folio }) => folio === one.folio)
    expect(no).toMatchObject({ status: "declined", undoUntil: "2030-03-14T12:00:00.000Z" })
    await noDrift()
    expect(await undo(one)).toBe("ok")
    expect((await press("accept", one)).status).toBe(200)
    await must("POST", `/referrals/${one.referralID}/start`, { who: coordinator })
    expect(await undo(one)).toBe("referral_wrong_state")
    await press("accept", two)
    await press("decline", three, { reason: "no_capacity" })
    await referralOf(coordinator, ally, three)
    expect(await undo(three)).toBe("referral_undo_late")
    world.cloud.clock.freeze("2030-03-14T12:00:00.000Z")
    expect(await undo(two)).toBe("referral_undo_late")
    await noDrift()
  })
})

describe("a code", () => {
  it("is tried five times, sixty at once or not; the second to run out closes the link, and both sides are told", async () => {
    await to("2030-03-18T11:45:00.000Z")
    const ally = await partnerOf(world, coordinator)
    const one = await made(ally)
    await to("2030-03-18T12:00:00.000Z")
    const who = linkIn(ally.email)
    const path = `/partner/referrals/${one.referralID}`
    await must("POST", `${path}/accept`, { who })
    const guess = async () => {
      await must("POST", `${path}/code`, { who })
      const right = Number(codeIn(ally.email))
      const guesses = Array.from({ length: 60 }, (_, more) => String((right + 1 + more) % 1_000_000).padStart(6, "0"))
      const answers = await Promise.all(guesses.map((code) => call("POST", `${path}/show`, { who, body: { code } })))
      const tally: Record<string, number> = {}
      for (const { status, body } of answers)
        tally[`${status} ${body.code}`] = (tally[`${status} ${body.code}`] ?? 0) + 1
      return tally
    }
    expect(await guess()).toEqual({ "400 code_wrong": 5, "429 code_exhausted": 55 })
    expect((await call("POST", `${path}/show`, { who, body: { code: codeIn(ally.email) } })).status).toBe(429)
    world.cloud.clock.freeze("2030-03-18T12:02:00.000Z")
    const refused = await call("POST", `${path}/code`, { who })
    expect([refused.status, Number(refused.headers.get("retry-after")) > 60]).toEqual([429, true])
    expect((await call("GET", "/partner/waiting", { who })).status).toBe(200)
    world.cloud.clock.freeze("2030-03-18T13:01:00.000Z")
    expect(await guess()).toMatchObject({ "400 code_wrong": 5 })
    expect((await call("GET", "/partner/waiting", { who })).body.code).toBe("link_closed")
    expect(await tasksOf("link_guessed", one.referralID)).toHaveLength(1)
    const told = mailsOf(ally.email, "new_link")
    expect(told).toHaveLength(1)
    expect(`${told[0]?.subject}${told[0]?.text}`).not.toMatch(/CAN-|VAIM|legal/)
    expect((await page(linkIn(ally.email, "new_link"))).map(({ folio }) => folio)).toEqual([one.folio])
  })
})

describe("one link, pressed two hundred times", () => {
  it("leaves a handful of rows, one task and one mail, says when to come back, and staff go on", async () => {
    await to("2030-03-20T11:45:00.000Z")
    const ally = await partnerOf(world, coordinator)
    const one = await made(ally)
    await to("2030-03-20T12:00:00.000Z")
    const who = linkIn(ally.email)
    const path = `/partner/referrals/${one.referralID}`
    const flood = async (what: string) => {
      const statuses = new Set<number>()
      for (let round = 0; round < 20; round++)
        for (const { status } of await Promise.all(
          Array.from({ length: 10 }, () => call("POST", `${path}/${what}`, { who })),
        ))
          statuses.add(status)
      return [...statuses].sort()
    }
    const entries = async () => (await read(one.referralID)).timeline.length
    const before = await entries()
    expect(await flood("call")).toEqual([200, 429])
    expect(await tasksOf("please_call", one.referralID)).toHaveLength(1)
    expect(await entries()).toBe(before + 1)
    // Its hourly budget is used up, for whatever a partner may do and for operations mounted later.
    for (const operation of acts.filter(({ permission }) => permission.startsWith("partner."))) {
      const answer = await ask(operation, one.referralID, who)
      expect([answer.status, answer.body.code], operation.path).toEqual([429, "link_budget"])
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0)
    }
    world.cloud.clock.freeze("2030-03-20T13:30:00.000Z")
    expect(await flood("received")).toEqual([200, 429])
    expect(await entries()).toBe(before + 1)
    world.cloud.clock.freeze("2030-03-20T14:30:00.000Z")
    await must("POST", `${path}/accept`, { who })
    await flood("code")
    expect(mailsOf(ally.email, "code")).toHaveLength(1)
    world.cloud.clock.freeze("2030-03-20T15:30:00.000Z")
    await flood("accept")
    expect(await entries()).toBe(before + 2)
    // By now the mailbox's daily budget is used up, through whichever link.
    world.cloud.clock.freeze("2030-03-20T17:30:00.000Z")
    expect(await flood("received")).toEqual([429])
    await must("POST", `/referrals/${one.referralID}/complete`, { who: coordinator, body: { outcome: "served" } })
  })

  it("asks for another call only once staff have done the first", async () => {
    await to("2030-03-21T12:00:00.000Z")
    const ally = await partnerOf(world, coordinator)
    const one = await made(ally)
    await to("2030-03-22T12:00:00.000Z")
    const who = linkIn(ally.email)
    const press = () => must("POST", `/partner/referrals/${one.referralID}/call`, { who })
    await press()
    await press()
    expect(await tasksOf("please_call", one.referralID)).toHaveLength(1)
    await must("POST", `/referrals/${one.referralID}/called`, { who: coordinator, body: { about: "please_call" } })
    const asked = await must("GET", `/referrals/${one.referralID}`, { who: coordinator })
    expect(asked.callRequestedAt).toBeNull()
    await press()
    expect(await tasksOf("please_call", one.referralID)).toHaveLength(1)
    expect((await read(one.referralID)).timeline.filter(({ what }) => what === "asked_to_call")).toHaveLength(2)
  })
})

describe("a partner's page", () => {
  it("costs as many calls to look at whether one waits or thirty, who all agreed that their languages and needs are seen", async () => {
    const callsFor = async (many: number, day: string) => {
      await to(`${day}T11:45:00.000Z`)
      const ally = await partnerOf(world, coordinator)
      for (let count = 0; count < many; count++) await made(ally, 30, ["languages", "needs"])
      await to(`${day}T12:00:00.000Z`)
      const who = linkIn(ally.email)
      world.cloud.recorder.start()
      const items = await page(who)
      const calls = world.cloud.recorder.stop().filter(({ service }) => service === "dynamodb")
      expect(items.filter(({ languages, needs }) => languages?.length && needs?.length)).toHaveLength(many)
      // Without the consulate's settings, which a process caches for seconds: whether they are read again depends on
      // the clock.
      return calls
        .map(({ action, table = "" }) => `${action} ${table.endsWith("registry") ? "registry" : "consulate"}`)
        .filter((one) => one !== "GetItem registry")
        .sort()
    }
    const one = await callsFor(1, "2030-06-04")
    expect(await callsFor(30, "2030-06-05")).toEqual(one)
  })
})
