import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { caseFileInput } from "../../../../../tests/support/inputs"
import { CaseFile } from "../../casework/casefile/inside"
import { Act } from "../../platform/actor"
import { Clock } from "../../platform/util/clock"
import { Vault } from "../../platform/vault"
import { Contact } from "../contact/inside"
import { Followup } from "../followup/inside"
import { Review } from "../review/inside"
import * as Caseload from "./caseload"
import { loadsOf } from "./caseload.rules"

describe("who carries how much", () => {
  it("adds up, most urgent first, what nobody carries before everything", () => {
    const file = (casefileID: string, assignedTo: string | null) => ({ casefileID, assignedTo })
    const files = [file("1", "a"), file("2", "b"), file("3", null), file("4", "b")]
    const carried = [
      { staffID: "a", urgency: "soon", count: 1 },
      { staffID: "b", urgency: "urgent", count: 1 },
      { staffID: "b", urgency: "soon", count: 1 },
      { staffID: null, urgency: "soon", count: 1 },
      { staffID: "gone", urgency: "soon", count: 0 },
    ]
    const due = [
      { casefileID: "1", overdue: true },
      { casefileID: "2", overdue: false },
      { casefileID: "closed", overdue: true },
    ]
    expect(loadsOf(carried, files, due, { a: 1, b: 0 })).toEqual([
      { staffID: null, open: 1, urgent: 0, overdue: 0, coming: 0, handovers: 0 },
      { staffID: "b", open: 2, urgent: 1, overdue: 0, coming: 1, handovers: 0 },
      { staffID: "a", open: 1, urgent: 0, overdue: 1, coming: 0, handovers: 1 },
    ])
  })
})

describe("a story through a real table", () => {
  let here: Consulate
  let now = "2026-03-02T15:00:00.000Z"
  beforeAll(async () => {
    here = await consulate()
    Clock.set(() => new Date(now))
    await here.as("coordinator", () => Vault.createKey())
  })
  afterAll(() => Clock.set(undefined))
  const open = async (role: "caseworker" | "coordinator", more: object = {}) => {
    const input = { ...(caseFileInput() as Parameters<typeof CaseFile.open>[0]), ...more }
    return (await here.as(role, () => CaseFile.open(input))).casefileID
  }
  const requestReviews = () =>
    Act.with({ type: "system", job: "digest", tenantID: here.tenantID }, () => Caseload.requestReviews())
  const quiet = async () =>
    (await here.as("coordinator", () => Review.queue({ limit: 100 }))).items
      .filter(({ cause }) => cause === "urgent_quiet")
      .map(({ casefileID }) => casefileID)

  it("a caseworker sees what she carries, the coordinator everybody", async () => {
    const mine = await open("caseworker")
    await open("coordinator", { urgency: "urgent" })
    await here.as("caseworker", () =>
      Followup.plan({ casefileID: mine, kind: "other", dueAt: "2026-03-02T16:00:00.000Z" }),
    )
    const hers = await here.as("caseworker", () => Caseload.read({}))
    expect(hers.loads).toMatchObject([{ open: 1, urgent: 0, coming: 1 }])
    const all = await here.as("coordinator", () => Caseload.read({}))
    expect(all.loads).toMatchObject([
      { open: 1, urgent: 1 },
      { open: 1, coming: 1 },
    ])
    now = "2026-03-02T16:00:00.000Z"
    expect((await here.as("caseworker", () => Caseload.read({}))).loads).toMatchObject([{ overdue: 1, coming: 0 }])
  })

  it("an urgent case file in which nobody reached her for three days asks for a look, once, until somebody has looked", async () => {
    now = "2026-03-10T15:00:00.000Z"
    const [silent, reached] = [
      await open("caseworker", { urgency: "urgent" }),
      await open("caseworker", { urgency: "urgent" }),
    ]
    const log = (casefileID: string, outcome: "reached" | "no_answer") =>
      here.as("caseworker", () => Contact.log({ casefileID, direction: "she_reached_us", channel: "phone", outcome }))
    now = "2026-03-12T15:00:00.000Z"
    await log(reached, "reached")
    await log(silent, "no_answer")
    now = "2026-03-13T15:00:00.000Z"
    await Promise.all([requestReviews(), requestReviews()])
    expect(await quiet()).toContain(silent)
    expect(await quiet()).not.toContain(reached)
    now = "2026-03-14T15:00:00.000Z"
    await requestReviews()
    expect((await quiet()).filter((one) => one === silent)).toHaveLength(1)
    const { items } = await here.as("coordinator", () => Review.queue({ limit: 100 }))
    const reviewID = items.find(({ casefileID }) => casefileID === silent)?.reviewID ?? ""
    await here.as("coordinator", () => Review.settle({ reviewID, outcome: "act_now" }))
    await expect(here.as("coordinator", () => Review.settle({ reviewID, outcome: "agreed" }))).rejects.toThrow(
      "review_done",
    )
    now = "2026-03-15T15:00:00.000Z"
    await requestReviews()
    expect((await quiet()).filter((one) => one === silent)).toHaveLength(1)
  })
})
