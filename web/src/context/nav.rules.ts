import { allows, type Permission } from "@ventanilla/core/operations"
import type { Role } from "@ventanilla/core/platform/actor/schema"

const groups = ["network", "care", "support", "community", "office", "headquarters"] as const
type Group = (typeof groups)[number]
/** For whom the screen is: a role in a consulate, or headquarters. */
export type Audience = Role | "headquarters"

/** The sections, in the order of a working day. A section is hidden from roles that may not do what it is for. */
const sections = [
  { href: "/today", group: "care", word: "today", needs: "organization.list" },
  { href: "/detections", group: "care", word: "detections", needs: "detection.create" },
  { href: "/errands", group: "care", word: "errands", needs: "errand.mine" },
  { href: "/casefiles", group: "care", word: "casefiles", needs: "casefile.list" },
  { href: "/caseload", group: "care", word: "caseload", needs: "caseload.read" },
  { href: "/transfers", group: "care", word: "transfers", needs: "transfer.arrived" },
  { href: "/referrals", group: "care", word: "referrals", needs: "referral.list" },
  { href: "/directory", group: "support", word: "directory", needs: "organization.list" },
  { href: "/outreach", group: "community", word: "outreach", needs: "outreach.list" },
  { href: "/protocols", group: "care", word: "protocols", needs: "protocol.read" },
  { href: "/alliances", group: "support", word: "alliances", needs: "alliance.list" },
  { href: "/trainings", group: "community", word: "trainings", needs: "training.list" },
  { href: "/notifications", group: "community", word: "notifications", needs: "notification.list" },
  { href: "/numbers", group: "office", word: "numbers", needs: "numbers.read" },
  { href: "/staff", group: "office", word: "staff", needs: "staff.list" },
  { href: "/audit", group: "office", word: "audit", needs: "audit.list" },
  { href: "/conduct", group: "office", word: "conduct", needs: "conduct.read" },
  { href: "/settings", group: "office", word: "settings", needs: "settings.read" },
  { href: "/network", group: "network", word: "network", needs: "tenant.list" },
  { href: "/network-report", group: "network", word: "networkReport", needs: "network.report" },
  { href: "/districts", group: "network", word: "districts", needs: "district.read" },
  { href: "/onboard", group: "headquarters", word: "onboard", needs: "tenant.onboard" },
  { href: "/template", group: "headquarters", word: "template", needs: "template.read" },
  { href: "/programmes", group: "headquarters", word: "programmes", needs: "programme.read" },
  { href: "/catalogues", group: "headquarters", word: "catalogues", needs: "catalogue.list" },
] as const satisfies readonly { href: `/${string}`; group: Group; word: string; needs: Permission }[]
export type Section = (typeof sections)[number]

export const sectionsOf = (audience: Audience | undefined): readonly Section[] =>
  sections.filter(({ needs }) => audience !== undefined && allows(needs, audience))

/** Sections by purpose, without empty groups. */
export const groupsOf = (audience: Audience | undefined) =>
  groups.flatMap((group) => {
    const its = sectionsOf(audience).filter((section) => section.group === group)
    return its.length ? [{ group, sections: its }] : []
  })

const onPhone: readonly string[] = ["/network", "/today", "/detections", "/casefiles", "/referrals"]
/** The four sections in a phone's bar, and whether there are more. */
export const phoneOf = (audience: Audience | undefined) => {
  const all = sectionsOf(audience)
  const first = all.filter(({ href }) => onPhone.includes(href))
  const four = [...first, ...all.filter((section) => !first.includes(section))].slice(0, 4)
  return { four, more: all.length > four.length }
}

/** The first page of each role. */
const homes: Record<Audience, Section["href"]> = {
  coordinator: "/today",
  caseworker: "/today",
  window: "/today",
  outreach: "/today",
  viewer: "/today",
  headquarters: "/network",
}
export const homeOf = (audience: Audience | undefined): Section["href"] => (audience ? homes[audience] : "/settings")
