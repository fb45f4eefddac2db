import { beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { asHeadquarters } from "../../../../../tests/support/onboarding"
import { firstTemplate } from "./template.default"
import * as Tenant from "./tenant"

let here: Consulate
let there: Consulate
beforeAll(async () => {
  here = await consulate()
  there = await consulate()
})

const settings = (of: Consulate) => of.as("viewer", () => Tenant.settings({}))
const publish = (more: object) =>
  asHeadquarters(async () => {
    const { version } = await Tenant.template({})
    return Tenant.publishTemplate({ version, settings: { ...firstTemplate, ...more } })
  })

describe("a consulate's settings", () => {
  it("are its own once set, and nobody else's", async () => {
    await here.as("coordinator", () =>
      Tenant.changeSettings({ set: { answerDays: 5, onCallPhone: "+1 215 555 0100" } }),
    )
    expect(await settings(here)).toMatchObject({ values: { answerDays: 5, graceDays: 2 } })
    expect((await settings(here)).own).toEqual(expect.arrayContaining(["answerDays", "onCallPhone"]))
    expect((await settings(there)).values.answerDays).toBe(firstTemplate.answerDays)
    expect((await here.as("caseworker", () => Tenant.current())).settings.answerDays).toBe(5)
  })

  it("follow headquarters' next template where they are inherited, and inherit again when handed back", async () => {
    const { version } = await publish({ answerDays: 9, graceDays: 7 })
    expect(await settings(here)).toMatchObject({ templateVersion: version, values: { answerDays: 5, graceDays: 7 } })
    expect(await settings(there)).toMatchObject({ values: { answerDays: 9, graceDays: 7 } })
    await here.as("coordinator", () => Tenant.changeSettings({ set: {}, inherit: ["answerDays"] }))
    const back = await settings(here)
    expect([back.values.answerDays, back.own.includes("answerDays")]).toEqual([9, false])
  })

  it("are changed by the coordinator only, and headquarters' template by headquarters only", async () => {
    const set = { answerDays: 3 }
    for (const role of ["caseworker", "window", "outreach", "viewer"] as const)
      await expect(here.as(role, () => Tenant.changeSettings({ set }))).rejects.toMatchObject({ code: "forbidden" })
    await expect(
      here.as("coordinator", () => Tenant.publishTemplate({ version: 0, settings: firstTemplate })),
    ).rejects.toMatchObject({ code: "forbidden" })
  })

  it("changed by two at once are changed by one, and the other is told", async () => {
    const change = (set: object) => here.as("coordinator", () => Tenant.changeSettings({ set }))
    const both = await Promise.allSettled([change({ consentDays: 10 }), change({ capacityDays: 10 })])
    const won = both.filter(({ status }) => status === "fulfilled").length
    const lost = both.filter((result) => result.status === "rejected" && result.reason.code === "stale").length
    expect([won + lost, won >= 1]).toEqual([2, true])
  })
})

describe("headquarters' template", () => {
  it("published by two at once becomes one version after another, or one is told", async () => {
    const { version } = await asHeadquarters(() => Tenant.template({}))
    const both = await Promise.allSettled([publish({ answerDays: 3 }), publish({ answerDays: 4 })])
    const won = both.filter(({ status }) => status === "fulfilled").length
    expect((await asHeadquarters(() => Tenant.template({}))).version).toBe(version + won)
  })

  it("changed from a version that is no longer in force overwrites nothing", async () => {
    const { version } = await publish({ answerDays: 6 })
    const late = asHeadquarters(() =>
      Tenant.publishTemplate({ version: version - 1, settings: { ...firstTemplate, graceDays: 9 } }),
    )
    await expect(late).rejects.toMatchObject({ kind: "conflict", code: "stale" })
    expect(await asHeadquarters(() => Tenant.template({}))).toMatchObject({ version, settings: { answerDays: 6 } })
  })
})
