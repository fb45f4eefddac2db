import { Question } from "@ventanilla/core/casework/consent/schema"
import { app } from "@ventanilla/functions/api"
import { operations } from "@ventanilla/functions/api/operation"
import { beforeAll, describe, expect, it } from "vitest"
import { address, bodyOf, type Ids, nowhere, samples } from "./support/samples"
import {
  accept,
  call,
  canary,
  caseFileInput,
  createWorld,
  must,
  partnerOf,
  referralOf,
  type Who,
} from "./support/world"

/** What somebody without the duty may do about a minor's file all the same, and why. */
const allowed: Record<string, string> = {
  "POST /api/consents/:consentID/revoke": "taking back protects, and shows nothing",
  "POST /api/referrals/:referralID/withdraw": "holding back protects, and shows nothing",
  "GET /api/access/:casefileID": "says why she may not, and what she can do",
}

const about = operations(app).filter(({ method, path }) => {
  // An emergency access is the way in that is left, with a story of its own.
  if (/^\/api\/(partner|headquarters|public|glasses)/.test(path)) return false
  const sample = JSON.stringify(samples[`${method} ${path}`]?.({ ...nowhere, casefileID: "the-file" }) ?? {})
  return /:(casefileID|personID|referralID|consentID)/.test(path) || sample.includes("the-file")
})

let caseworker: Who
let ids: Ids
beforeAll(async () => {
  const world = await createWorld()
  const { coordinator: who, tenantID } = await world.onboard("PHL")
  caseworker = await world.colleague(who, "caseworker")
  const ally = await partnerOf(world, who)
  const file = (await must("POST", "/casefiles", { who, body: caseFileInput({ minor: true }) })) as never as {
    casefileID: string
    personID: string
  }
  await accept(world, who, file.casefileID)
  const { consentID } = (await must("POST", "/consents", {
    who,
    body: {
      casefileID: file.casefileID,
      organizationID: ally.organizationID,
      fields: ["preferred_name"],
      endsAt: new Date(world.cloud.clock.now().getTime() + 20 * 86_400_000).toISOString(),
      language: "es",
      given: "verbal_witnessed",
      witness: canary.witness,
      talked: [...Question.options],
      minor: { givenBy: "herself", assent: "given" },
    },
  })) as never as { consentID: string }
  const referral = await referralOf(who, ally, { casefileID: file.casefileID, consentID })
  ids = { ...nowhere, tenantID, ...ally, ...file, consentID, referralID: referral.referralID }
})

describe("a minor's case file, for a caseworker without that duty", () => {
  it("is what many operations are about", () => expect(about.length).toBeGreaterThan(40))

  it.each(about.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
    "%s",
    async (name, operation) => {
      const sent = { who: caseworker, body: bodyOf(operation, ids) }
      const { status, body, text } = await call(operation.method as "GET" | "POST", address(operation, ids), sent)
      if (name in allowed) expect(status, text).not.toBe(403)
      else
        expect([status, body.code], text.slice(0, 300)).toEqual([
          403,
          expect.stringMatching(/^(minors_duty_required|forbidden)$/),
        ])
    },
  )
})
