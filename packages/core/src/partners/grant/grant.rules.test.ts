import { describe, expect, it } from "vitest"
import { MailboxStatus } from "../alliance/alliance.schema"
import { decide, exhaust, type Facts, mostExhausted } from "./grant.rules"

const now = "2030-03-10T12:00:00.000Z"
const [before, after] = ["2030-03-09T12:00:00.000Z", "2030-03-11T12:00:00.000Z"]
const times = { "before it": after, "at its instant": before, "after it": "2030-03-08T12:00:00.000Z", never: null }

const every = MailboxStatus.options.flatMap((status) =>
  [true, false].flatMap((allied) =>
    [undefined, before].flatMap((revokedAt) =>
      [after, now].flatMap((endsAt) =>
        Object.entries(times).map(([closed, linksClosedAt]) => ({
          name: `${status}, ${allied ? "allied" : "no alliance"}, ${revokedAt ? "revoked" : "not revoked"}, ends ${endsAt}, made ${closed}`,
          facts: {
            grant: { createdAt: before, endsAt, revokedAt },
            mailbox: { status, linksClosedAt },
            allied,
          } satisfies Facts,
        })),
      ),
    ),
  ),
)

describe("every standing of a mailbox, its alliance and a link", () => {
  it("is looked at", () => expect(every).toHaveLength(4 * 2 * 2 * 2 * 4))

  it.each(every)("$name", ({ facts }) => {
    const { grant, mailbox, allied } = facts
    const open =
      mailbox.status === "verified" &&
      allied &&
      grant.revokedAt === undefined &&
      grant.endsAt > now &&
      (mailbox.linksClosedAt === null || mailbox.linksClosedAt < grant.createdAt)
    expect(decide(facts, now) === "opens").toBe(open)
  })

  it("says in whose hands the next step is", () => {
    const facts = (status: MailboxStatus, endsAt = after): Facts => ({
      grant: { createdAt: before, endsAt },
      mailbox: { status, linksClosedAt: null },
      allied: true,
    })
    expect(decide(facts("lapsed"), now)).toBe("unconfirmed")
    expect(decide(facts("verified", now), now)).toBe("expired")
    expect(decide({ ...facts("lapsed"), allied: false }, now)).toBe("closed")
  })
})

describe("codes that run out of tries", () => {
  it("close the link with the last that is borne", () => {
    let grant: { exhausted?: number; revokedAt?: string } = {}
    for (let code = 1; code < mostExhausted; code++) {
      grant = exhaust(grant, now)
      expect(grant.revokedAt).toBeUndefined()
    }
    expect(exhaust(grant, now)).toEqual({ exhausted: mostExhausted, revokedAt: now })
  })
})
