import { allows } from "@ventanilla/core/operations"
import { describe, expect, it } from "vitest"
import { type Audience, groupsOf, homeOf, phoneOf, sectionsOf } from "./nav.rules"

const audiences: readonly Audience[] = ["coordinator", "caseworker", "window", "outreach", "viewer", "headquarters"]

/** Written by hand. */
const inReach: Record<Audience, string[]> = {
  coordinator: ["/today", "/detections", "/casefiles", "/referrals"],
  caseworker: ["/today", "/detections", "/casefiles", "/referrals"],
  window: ["/today", "/detections", "/errands", "/directory"],
  outreach: ["/today", "/detections", "/errands", "/directory"],
  viewer: ["/today", "/directory", "/outreach", "/protocols"],
  headquarters: ["/network", "/protocols", "/network-report", "/districts"],
}

describe("the rail", () => {
  it("shows each role its sections by what they are for, in few words a group", () => {
    for (const audience of audiences) {
      const groups = groupsOf(audience)
      const shown = groups.flatMap(({ sections }) => sections)
      expect(shown.toSorted(byHref), audience).toEqual(sectionsOf(audience).toSorted(byHref))
      expect(shown.every(({ needs }) => allows(needs, audience))).toBe(true)
      // The groups are there to avoid a flat list of eighteen words.
      for (const { group, sections } of groups) expect(sections.length, `${audience} ${group}`).toBeLessThanOrEqual(8)
      if (shown.length > 8) expect(groups.length, audience).toBeGreaterThan(2)
    }
  })

  it("keeps four in reach on a phone, the urgent ones before the others, and says when there are more", () => {
    for (const audience of audiences) {
      const { four, more } = phoneOf(audience)
      const all = sectionsOf(audience)
      expect(four.length).toBe(Math.min(4, all.length))
      expect(more).toBe(all.length > 4)
      expect(four[0]?.href, audience).toBe(homeOf(audience))
      expect(
        four.map((one) => one.href),
        audience,
      ).toEqual(inReach[audience])
    }
  })

  it("has nothing for whoever is nobody yet", () => {
    expect(sectionsOf(undefined)).toEqual([])
    expect(groupsOf(undefined)).toEqual([])
  })
})

describe("the day", () => {
  it("begins on a page that the role sees: headquarters' on the network, a consulate's on today", () => {
    for (const audience of audiences) {
      expect(homeOf(audience), audience).toBe(audience === "headquarters" ? "/network" : "/today")
      expect(
        sectionsOf(audience).map(({ href }) => href),
        audience,
      ).toContain(homeOf(audience))
    }
  })
})

const byHref = (one: { href: string }, other: { href: string }) => one.href.localeCompare(other.href)
