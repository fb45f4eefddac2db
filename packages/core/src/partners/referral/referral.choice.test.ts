import { GetCommand } from "@aws-sdk/lib-dynamodb"
import { beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { caseFileInput } from "../../../../../tests/support/inputs"
import { CaseFile } from "../../casework/casefile/inside"
import { Question } from "../../casework/consent/consent.schema"
import { Consent } from "../../casework/consent/inside"
import { Directory } from "../../directory/directory/inside"
import { Store } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { Vault } from "../../platform/vault"
import { Tenant } from "../../tenancy/tenant/inside"
import * as Referral from "./referral"

let here: Consulate
beforeAll(async () => {
  here = await consulate()
  await here.as("coordinator", () => Vault.createKey())
})
const care = <T>(run: () => Promise<T>) => here.as("caseworker", run)
const open = () => CaseFile.open(caseFileInput() as Parameters<typeof CaseFile.open>[0])
const house = async () => (await here.as("outreach", () => Directory.create({ name: "Casa Puente" }))).organizationID
const inDays = (days: number) => new Date(Clock.now().getTime() + days * 86_400_000).toISOString()
const given = (casefileID: string, organizationID: string, more: object = {}) =>
  Referral.giveConsent({
    casefileID,
    organizationID,
    fields: ["preferred_name"],
    endsAt: inDays(10),
    language: "nah",
    given: "verbal_witnessed",
    witness: "Testiga Canaria",
    talked: [...Question.options],
    ...more,
  })

describe("what she says of sharing", () => {
  it("keeps how it was said, and seals who heard, interpreted and consented for her", async () => {
    const organizationID = await house()
    await care(async () => {
      const { casefileID } = await open()
      const { consentID } = await given(casefileID, organizationID, {
        channels: ["phone"],
        readBy: "interpreter",
        interpreter: "Intérprete Canaria",
        copy: "unsafe",
        minor: { givenBy: "caregiver", caregiver: "Cuidadora Canaria", assent: "given" },
      })
      const { items } = await Referral.consents({ casefileID })
      expect(items).toMatchObject([
        {
          consentID,
          channels: ["phone"],
          readBy: "interpreter",
          talked: [...Question.options],
          copy: "unsafe",
          minor: { givenBy: "caregiver", assent: "given" },
        },
      ])
      const { table, client } = await Store.consulate()
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: { pk: `consent#${consentID}`, sk: "consent" } }),
      )
      expect(JSON.stringify(Item)).not.toMatch(/Canaria/)
      expect(Item?.sealed).toMatch(/^per_/)
    })
  })

  it("is refused past the consulate's own most, and when a child does not agree", async () => {
    const organizationID = await house()
    await here.as("coordinator", () => Tenant.changeSettings({ set: { consentMaxDays: 15 } }))
    await care(async () => {
      const { casefileID } = await open()
      await expect(given(casefileID, organizationID, { endsAt: inDays(16) })).rejects.toThrow("consent_period")
      await expect(
        given(casefileID, organizationID, { minor: { givenBy: "herself", assent: "refused" } }),
      ).rejects.toThrow("consent_assent_refused")
      await given(casefileID, organizationID, { endsAt: inDays(14) })
    })
  })

  it("as a no is an outcome without details", async () => {
    const organizationID = await house()
    await care(async () => {
      const { casefileID } = await open()
      const { refusalID } = await Referral.declineConsent({ casefileID, organizationID })
      const { items, refusals } = await Referral.consents({ casefileID })
      expect([items, refusals.length]).toEqual([[], 1])
      expect(Object.keys(refusals[0] ?? {}).sort()).toEqual(["at", "by", "casefileID", "organizationID", "refusalID"])
      expect(refusals[0]).toMatchObject({ refusalID, organizationID })
      const none = await Referral.declineConsent({ casefileID })
      expect((await Referral.consents({ casefileID })).refusals[0]?.refusalID).toBe(none.refusalID)
    })
  })

  it("of statistics is asked apart, taken back, and read by whoever counts", () =>
    care(async () => {
      const { casefileID, personID } = await open()
      const decide = (decision: "given" | "declined" | "withdrawn") =>
        Referral.decideStatistics({ casefileID, decision, language: "es" })
      expect(await Consent.statistics(personID)).toEqual({ decision: "unasked", at: null })
      await expect(decide("withdrawn")).rejects.toThrow("statistics_not_given")
      await decide("given")
      expect((await Consent.statistics(personID)).decision).toBe("given")
      await expect(decide("declined")).rejects.toThrow("statistics_given")
      await decide("withdrawn")
      expect((await Referral.consents({ casefileID })).statistics.decision).toBe("withdrawn")
    }))
})
