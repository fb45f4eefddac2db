import { allows } from "@ventanilla/core/operations"
import { Kind, rules } from "@ventanilla/core/tenancy/task/schema"
import { beforeAll, describe, expect, it, vi } from "vitest"
import { opens, placeOf } from "./task.place"

let words: typeof import("../../today/today/today.i18n").today
beforeAll(async () => {
  vi.stubGlobal("localStorage", { getItem: () => null })
  vi.stubGlobal("location", { search: "" })
  vi.stubGlobal("document", { documentElement: { setAttribute: () => undefined } })
  words = (await import("../../today/today/today.i18n")).today
})

const roles = ["coordinator", "caseworker", "window", "outreach", "viewer"] as const
/** The ids of each task besides its kind, by its subject. */
const carried = {
  folio: {
    folio: "VAIM-7K2M",
    casefileID: "cas_1",
    referralID: "ref_1",
    organizationID: "org_1",
    detectionID: "det_1",
  },
  organization: { organizationID: "org_1", allianceID: "all_1" },
  training: { trainingID: "trn_1" },
  staff: {},
  transfer: {},
}
const nothing = { folio: null, casefileID: null, referralID: null, organizationID: null, detectionID: null }

describe.each(Kind.options)("the task %s", (kind) => {
  it("is done on a page that everybody who sees it may open", () => {
    const seen = roles.filter((role) => allows(rules[kind].sees, role))
    expect(seen.length).toBeGreaterThan(0)
    expect(seen.filter((role) => !opens(role, kind))).toEqual([])
  })

  it("leads to what it is about", () => {
    const place = placeOf({ ...nothing, allianceID: null, trainingID: null, kind, ...carried[rules[kind].about] })
    expect(place).toMatch(/^\/[a-z]+/)
    expect(place).not.toMatch(/undefined|null|=$/)
  })

  it.each(["es", "en"] as const)("is said in words in %s, and how it ends", (language) => {
    const said = words[language] as unknown as Record<string, string>
    expect(said[`kind.${kind}`]).toMatch(/\w{3}/)
    if (rules[kind].ends !== "tick") expect(said[`ends.${rules[kind].ends}`]).toMatch(/\w{3}/)
  })
})
