import { allows, type Permission } from "@ventanilla/core/operations"
import type { JSX } from "solid-js"
import { groupsOf, homeOf, phoneOf, type Section, sectionsOf } from "./nav.rules"
import { role } from "./session"

const paths: Record<Section["word"], string> = {
  today: "M3 9h14M6 3v3M14 3v3M4 5h12v12H4zM7 13l2 2 4-4",
  detections: "M9 15a6 6 0 1 1 0-12 6 6 0 0 1 0 12zM13.5 13.5 18 18",
  errands: "M4 4h9l3 3v9H4zM7 9h6M7 12h4",
  casefiles: "M2 5h6l2 2h8v10H2z",
  caseload: "M3 5h10M3 10h14M3 15h6",
  transfers: "M3 7h11M11 4l3 3-3 3M17 13H6M9 10l-3 3 3 3",
  referrals: "M3 10h12M11 5l5 5-5 5",
  directory: "M4 3h12v14H4zM8 7h4M8 10h4M8 13h2",
  outreach: "M3 5h14v12H3zM3 9h14M7 3v4M13 3v4M7 13h2M12 13h1",
  protocols: "M4 5h1M4 10h1M4 15h1M8 5h9M8 10h9M8 15h9",
  alliances: "M3 10l4-4 3 2 3-2 4 4-5 6-2-1-2 1zM7 10l2 2M10 9l3 3",
  trainings: "M2 7l8-4 8 4-8 4zM5 9v4c3 2.500 7 2.500 10 0V9M18 7v5",
  notifications: "M5 14V9a5 5 0 0 1 10 0v5l1.500 1.500h-13zM8 17.500h4",
  numbers: "M3 17h14M5 14v-4M10 14V4M15 14V8",
  staff:
    "M7 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM1.5 17c0-3 2.500-5 5.500-5s5.500 2 5.500 5M13 4.500a3 3 0 0 1 0 5.500M15 12.500c2 .5 3.500 2.200 3.500 4.500",
  audit: "M4 3h9l3 3v11H4zM7 10l2 2 4-4M7 15h6",
  conduct: "M10 3l6 2v5c0 4-3 6-6 7-3-1-6-3-6-7V5zM7.500 10l2 2 3.500-4",
  settings: "M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4",
  network: "M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM2 10h16M10 2c5 5 5 11 0 16M10 2c-5 5-5 11 0 16",
  networkReport: "M3 17h14M5 14v-4M10 14V4M15 14V8",
  districts: "M3 5l5-2 4 2 5-2v12l-5 2-4-2-5 2zM8 3v12M12 5v12",
  onboard: "M10 4v12M4 10h12",
  template: "M4 3h12v14H4zM4 8h12M9 8v9",
  programmes: "M3 6h14v9H3zM10 13a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5",
  catalogues: "M4 5h2M9 5h7M4 10h2M9 10h7M4 15h2M9 15h7",
}
export const icon = ({ word }: Section): JSX.Element => (
  <svg
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d={paths[word]} />
  </svg>
)

/** May the person do this here? By the API's own table. */
export const can = (permission: Permission): boolean => {
  const audience = role()
  return audience !== undefined && allows(permission, audience)
}

export const visibleSections = () => sectionsOf(role())
export const visibleGroups = () => groupsOf(role())
export const phoneSections = () => phoneOf(role())
export const home = () => homeOf(role())
