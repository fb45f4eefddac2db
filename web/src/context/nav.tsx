import type { Permission } from "@ventanilla/core/operations"
import { allows } from "@ventanilla/core/operations"
import type { JSX } from "solid-js"
import { role } from "./session"

const groups = ["network", "care", "support", "community", "office", "headquarters"] as const
type Group = (typeof groups)[number]

type Audience = NonNullable<ReturnType<typeof role>>

type Place = {
  href: string
  group: Group
  word:
    | "today"
    | "detections"
    | "errands"
    | "transfers"
    | "districts"
    | "casefiles"
    | "referrals"
    | "directory"
    | "trainings"
    | "alliances"
    | "notifications"
    | "numbers"
    | "staff"
    | "settings"
    | "audit"
    | "conduct"
    | "network"
    | "networkReport"
    | "onboard"
    | "template"
    | "programmes"
    | "caseload"
    | "catalogues"
    | "protocols"
    | "outreach"
  needs: Permission
  icon: () => JSX.Element
}

const icon = (path: string) => () => (
  <svg
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d={path} />
  </svg>
)

/** The sections, in the order of a working day. Whoever may not do what a section is for does not see it. */
const sections: readonly Place[] = [
  {
    href: "/today",
    group: "care",
    word: "today",
    needs: "organization.list",
    icon: icon("M3 9h14M6 3v3M14 3v3M4 5h12v12H4zM7 13l2 2 4-4"),
  },
  {
    href: "/detections",
    group: "care",
    word: "detections",
    needs: "detection.create",
    icon: icon("M9 15a6 6 0 1 1 0-12 6 6 0 0 1 0 12zM13.5 13.5 18 18"),
  },
  {
    href: "/errands",
    group: "care",
    word: "errands",
    needs: "errand.mine",
    icon: icon("M4 4h9l3 3v9H4zM7 9h6M7 12h4"),
  },
  { href: "/casefiles", group: "care", word: "casefiles", needs: "casefile.list", icon: icon("M2 5h6l2 2h8v10H2z") },
  { href: "/caseload", group: "care", word: "caseload", needs: "caseload.read", icon: icon("M3 5h10M3 10h14M3 15h6") },
  {
    href: "/transfers",
    group: "care",
    word: "transfers",
    needs: "transfer.arrived",
    icon: icon("M3 7h11M11 4l3 3-3 3M17 13H6M9 10l-3 3 3 3"),
  },
  { href: "/referrals", group: "care", word: "referrals", needs: "referral.list", icon: icon("M3 10h12M11 5l5 5-5 5") },
  {
    href: "/directory",
    group: "support",
    word: "directory",
    needs: "organization.list",
    icon: icon("M4 3h12v14H4zM8 7h4M8 10h4M8 13h2"),
  },
  {
    href: "/outreach",
    group: "community",
    word: "outreach",
    needs: "outreach.list",
    icon: icon("M3 5h14v12H3zM3 9h14M7 3v4M13 3v4M7 13h2M12 13h1"),
  },
  {
    href: "/protocols",
    group: "care",
    word: "protocols",
    needs: "protocol.read",
    icon: icon("M4 5h1M4 10h1M4 15h1M8 5h9M8 10h9M8 15h9"),
  },
  {
    href: "/alliances",
    group: "support",
    word: "alliances",
    needs: "alliance.list",
    icon: icon("M3 10l4-4 3 2 3-2 4 4-5 6-2-1-2 1zM7 10l2 2M10 9l3 3"),
  },
  {
    href: "/trainings",
    group: "community",
    word: "trainings",
    needs: "training.list",
    icon: icon("M2 7l8-4 8 4-8 4zM5 9v4c3 2.500 7 2.500 10 0V9M18 7v5"),
  },
  {
    href: "/notifications",
    group: "community",
    word: "notifications",
    needs: "notification.list",
    icon: icon("M5 14V9a5 5 0 0 1 10 0v5l1.500 1.500h-13zM8 17.500h4"),
  },
  {
    href: "/numbers",
    group: "office",
    word: "numbers",
    needs: "numbers.read",
    icon: icon("M3 17h14M5 14v-4M10 14V4M15 14V8"),
  },
  {
    href: "/staff",
    group: "office",
    word: "staff",
    needs: "staff.list",
    icon: icon(
      "M7 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM1.5 17c0-3 2.500-5 5.500-5s5.500 2 5.500 5M13 4.500a3 3 0 0 1 0 5.500M15 12.500c2 .5 3.500 2.200 3.500 4.500",
    ),
  },
  {
    href: "/audit",
    group: "office",
    word: "audit",
    needs: "audit.list",
    icon: icon("M4 3h9l3 3v11H4zM7 10l2 2 4-4M7 15h6"),
  },
  {
    href: "/conduct",
    group: "office",
    word: "conduct",
    needs: "conduct.read",
    icon: icon("M10 3l6 2v5c0 4-3 6-6 7-3-1-6-3-6-7V5zM7.500 10l2 2 3.500-4"),
  },
  {
    href: "/settings",
    group: "office",
    word: "settings",
    needs: "settings.read",
    icon: icon("M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4"),
  },
  {
    href: "/network",
    group: "network",
    word: "network",
    needs: "tenant.list",
    icon: icon("M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM2 10h16M10 2c5 5 5 11 0 16M10 2c-5 5-5 11 0 16"),
  },
  {
    href: "/network-report",
    group: "network",
    word: "networkReport",
    needs: "network.report",
    icon: icon("M3 17h14M5 14v-4M10 14V4M15 14V8"),
  },
  {
    href: "/districts",
    group: "network",
    word: "districts",
    needs: "district.read",
    icon: icon("M3 5l5-2 4 2 5-2v12l-5 2-4-2-5 2zM8 3v12M12 5v12"),
  },
  { href: "/onboard", group: "headquarters", word: "onboard", needs: "tenant.onboard", icon: icon("M10 4v12M4 10h12") },
  {
    href: "/template",
    group: "headquarters",
    word: "template",
    needs: "template.read",
    icon: icon("M4 3h12v14H4zM4 8h12M9 8v9"),
  },
  {
    href: "/programmes",
    group: "headquarters",
    word: "programmes",
    needs: "programme.read",
    icon: icon("M3 6h14v9H3zM10 13a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5"),
  },
  {
    href: "/catalogues",
    group: "headquarters",
    word: "catalogues",
    needs: "catalogue.list",
    icon: icon("M4 5h2M9 5h7M4 10h2M9 10h7M4 15h2M9 15h7"),
  },
]

/** May she do this here? The same table that the API asks. */
export const can = (permission: Permission): boolean => {
  const audience = role()
  return audience !== undefined && allows(permission, audience)
}

export const visibleSections = () => sections.filter((section) => can(section.needs))

/** Her sections by group, those without any left out. */
export const visibleGroups = () =>
  groups.flatMap((group) => {
    const its = visibleSections().filter((section) => section.group === group)
    return its.length ? [{ group, sections: its }] : []
  })

const onPhone = ["/today", "/detections", "/casefiles", "/referrals"]
/** The four that a phone keeps in reach, and whether there are more. */
export const phoneSections = () => {
  const all = visibleSections()
  const first = all.filter(({ href }) => onPhone.includes(href))
  const four = [...first, ...all.filter((section) => !first.includes(section))].slice(0, 4)
  return { four, more: all.length > four.length }
}

/** Where each role's day begins. */
const homes: Record<Audience, string> = {
  coordinator: "/today",
  caseworker: "/today",
  window: "/today",
  outreach: "/today",
  viewer: "/today",
  headquarters: "/network",
}
export const home = () => {
  const audience = role()
  return audience ? homes[audience] : "/settings"
}
