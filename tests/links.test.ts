import { beforeAll, describe, expect, it } from "vitest"
import { answerOf, ask, createPartners, type Operation } from "./support/partners"
import { call, capabilityIn, caseFileWithConsent, must, partnerOf, referralOf, type Who } from "./support/world"

let here: Awaited<ReturnType<typeof createPartners>>
let { world, coordinator, to, mailsOf, linkIn } = {} as typeof here
type Ally = Awaited<ReturnType<typeof partnerOf>>
let ofPartners: Operation[]

beforeAll(async () => {
  here = await createPartners()
  ;({ world, coordinator, to, mailsOf, linkIn } = here)
  ofPartners = here.operations.filter(({ permission }) => permission.startsWith("partner."))
})

/** Each of a partner's operations, called through its link about this referral. */
async function askAll(who: Who, referralID: string) {
  const answers: Record<string, string> = {}
  for (const operation of ofPartners) {
    const answer = await ask(operation, referralID, who)
    answers[operation.permission] = answerOf(answer)
    expect(answer.text).not.toMatch(/CAN-|legal_immigration|PHL|Casa Puente/)
  }
  return answers
}

async function waitingOf(ally: Ally) {
  const file = await caseFileWithConsent(world, coordinator, ally.organizationID)
  return referralOf(coordinator, ally, file)
}
const allianceOf = async ({ organizationID }: Ally) =>
  (
    (await must("GET", `/alliances?organizationID=${organizationID}`, { who: coordinator })).items as unknown as {
      allianceID: string
    }[]
  )[0]?.allianceID

const mailEvent = (kind: "bounce" | "complaint") => async (ally: Ally) => {
  const [mail] = mailsOf(ally.email, "digest")
  if (!mail) throw new Error("No digest")
  await world.cloud.mailEvent(kind, mail)
}
const act = (name: string) => (ally: Ally) => must("POST", `/mailboxes/${ally.mailboxID}/${name}`, { who: coordinator })

/** Everything that ends a mailbox's use, and how it can be used again. */
const endings: Record<string, { end: (ally: Ally) => Promise<unknown>; again?: (ally: Ally) => Promise<unknown> }> = {
  "staff pause the mailbox": { end: act("pause"), again: act("resume") },
  "a mail bounces": { end: mailEvent("bounce"), again: act("resume") },
  "a complaint comes": { end: mailEvent("complaint"), again: act("resume") },
  "they say that it is not theirs": {
    end: (ally) => must("POST", "/partner/disown", { who: linkIn(ally.email) }),
    again: act("resume"),
  },
  "staff close its links": { end: act("close-links") },
  "the alliance ends": {
    end: async (ally) => must("POST", `/alliances/${await allianceOf(ally)}/end`, { who: coordinator }),
    again: ({ organizationID }) =>
      must("POST", "/alliances", { who: coordinator, body: { organizationID, kind: "mou", startsOn: "2020-01-01" } }),
  },
}

/** What each kind of mailed link opens, by its page. */
const doors: Record<string, (token: string) => ReturnType<typeof call>> = {
  p: (capability) => call("GET", "/partner/waiting", { who: { capability } }),
  mailbox: (token) => call("POST", "/public/mailboxes/look", { body: { token } }),
  listing: (token) => call("POST", "/public/listings/look", { body: { token } }),
}
const linksTo = (email: string) =>
  world.cloud.mail.list(email).map((mail) => ({
    page: /\/(\w+)#/.exec(mail.text ?? "")?.[1] ?? "",
    token: capabilityIn(mail),
  }))
/** The links of this mailbox that still open something, by their page. */
async function opening(links: ReturnType<typeof linksTo>): Promise<string[]> {
  const open: string[] = []
  for (const { page, token } of links) {
    const status = (await doors[page]?.(token))?.status
    if (status !== 410 && status !== 404) open.push(page)
  }
  return open.sort()
}

describe("a link ends with the standing of what it rests on", () => {
  it("whatever ends it: every operation of a partner is refused, for good, and nothing is said of the list", async () => {
    const made = []
    for (const [name, how] of Object.entries(endings)) {
      const ally = await partnerOf(world, coordinator)
      made.push({ name, how, ally, referral: await waitingOf(ally) })
    }
    await to("2030-03-08T13:00:00.000Z")
    expect(ofPartners.length).toBeGreaterThan(9)
    for (const { name, how, ally, referral } of made) {
      const who = linkIn(ally.email)
      expect((await call("GET", "/partner/waiting", { who })).status, name).toBe(200)
      await must("POST", `/mailboxes/${ally.mailboxID}/verify`, { who: coordinator })
      await must("POST", "/verifications", { who: coordinator, body: { organizationID: ally.organizationID } })
      const mailed = linksTo(ally.email)
      // One was used up when the mailbox was verified.
      expect(await opening(mailed), name).toEqual(Object.keys(doors).sort())
      await how.end(ally)
      const closed = Object.fromEntries(ofPartners.map(({ permission }) => [permission, "410 link_closed"]))
      expect(await askAll(who, referral.referralID), name).toEqual(closed)
      expect(await opening(mailed), name).toEqual([])
      const checks = () => world.cloud.mail.list(ally.email).filter(({ tags }) => /verify/.test(tags.kind ?? ""))
      const before = checks().length
      await how.again?.(ally)
      if (checks().length > before)
        await must("POST", "/public/mailboxes/confirm", { body: { token: capabilityIn(checks().at(-1)) } })
      expect((await call("GET", "/partner/waiting", { who })).body.code, name).toBe("link_closed")
      expect(await opening(mailed), name).toEqual([])
      const state = await must("GET", `/referrals/${referral.referralID}`, { who: coordinator })
      expect(state.state, name).toMatchObject({ status: "sent" })
      // When the mailbox is used again it gets new links that open.
      await must("POST", `/mailboxes/${ally.mailboxID}/close-links`, { who: coordinator })
      const fresh = linkIn(ally.email, "new_link")
      expect((await must("GET", "/partner/waiting", { who: fresh })).items, name).toHaveLength(1)
    }
  })

  it("is told in words of its own when the mailbox must be confirmed again, and when its time is over", async () => {
    const ally = await partnerOf(world, coordinator)
    await to("2030-06-04T11:45:00.000Z")
    const { referralID } = await waitingOf(ally)
    await to("2030-06-04T12:00:00.000Z")
    const who = linkIn(ally.email)
    expect((await call("GET", "/partner/waiting", { who })).status).toBe(200)
    await to("2030-06-06T16:00:00.000Z")
    const unconfirmed = Object.fromEntries(ofPartners.map(({ permission }) => [permission, "410 link_unconfirmed"]))
    expect(await askAll(who, referralID)).toEqual(unconfirmed)
  })
})

describe("what a link shows", () => {
  it("goes up to its own digest: what was sent later is on later links only, and cannot be answered with it", async () => {
    await to("2030-06-10T11:45:00.000Z")
    const ally = await partnerOf(world, coordinator)
    const first = await waitingOf(ally)
    await to("2030-06-10T12:00:00.000Z")
    const early = linkIn(ally.email)
    const second = await waitingOf(ally)
    await to("2030-06-11T12:00:00.000Z")
    const late = linkIn(ally.email)
    const shown = async (who: Who) =>
      ((await must("GET", "/partner/waiting", { who })).items as unknown as { folio: string }[]).map(
        ({ folio }) => folio,
      )
    expect(await shown(early)).toEqual([first.folio])
    expect((await shown(late)).sort()).toEqual([first.folio, second.folio].sort())
    expect((await call("POST", `/partner/referrals/${second.referralID}/accept`, { who: early })).status).toBe(404)
    await must("POST", `/partner/referrals/${second.referralID}/accept`, { who: late })
  })
})
