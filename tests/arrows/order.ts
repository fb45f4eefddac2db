/**
 * Core's wings, and the modules of each, in order: a module may import only those above it. `npm run new` adds to the
 * end of a wing.
 */
export const wings = {
  platform: [
    "util",
    "error",
    "data",
    "actor",
    "store",
    "entity",
    "vault",
    "bus",
    "budget",
    "mailer",
    "identity",
    "calendar",
    "folio",
  ],
  audit: ["audit"],
  tenancy: ["tenant", "catalogue", "chain", "staff", "district", "provisioning", "access", "task", "draft"],
  statistics: ["statistics", "suppression", "publication"],
  directory: ["directory", "guide"],
  casework: [
    "person",
    "breakdown",
    "detection",
    "consent",
    "casefile",
    "oversight",
    "sheet",
    "incident",
    "dependant",
    "summary",
    "residence",
  ],
  safety: ["protocol", "feedback", "risk", "safetyplan", "screening", "protocolrun"],
  partners: ["alliance", "grant", "verification", "referral"],
  funds: ["programme", "fund"],
  outreach: ["outreach", "signup", "training", "attachment", "notification", "commitment"],
  followup: [
    "errand",
    "review",
    "contact",
    "note",
    "assistance",
    "followup",
    "handover",
    "closing",
    "caseload",
    "timeline",
    "transfer",
    "people",
  ],
  reporting: ["numbers", "target", "report"],
  scheduler: ["inbox", "digest", "tick"],
  lifecycle: ["archive", "restoration", "offboarding", "inspection"],
} as const satisfies Record<string, readonly string[]>
export type Wing = keyof typeof wings

/** Every module, in order. */
export const order: readonly string[] = Object.values(wings).flat()

/** The wings that each wing may import from, besides `platform` and itself. */
export const mayEnter: Record<Wing, readonly Wing[]> = {
  platform: [],
  audit: [],
  tenancy: ["audit"],
  statistics: ["tenancy"],
  directory: ["audit", "tenancy"],
  casework: ["audit", "tenancy", "statistics"],
  safety: ["audit", "tenancy", "casework"],
  partners: ["audit", "tenancy", "statistics", "directory", "casework"],
  funds: ["audit", "tenancy", "statistics", "casework"],
  outreach: ["audit", "tenancy", "statistics", "directory", "casework", "partners"],
  followup: ["audit", "tenancy", "statistics", "directory", "casework", "partners", "funds"],
  reporting: ["audit", "tenancy", "statistics", "casework", "partners", "funds", "outreach", "followup"],
  scheduler: ["audit", "tenancy", "statistics", "directory", "casework", "partners", "outreach", "followup"],
  lifecycle: ["audit", "tenancy", "statistics", "directory", "casework", "outreach", "reporting"],
}

/** Two branches that meet in `referral` and do not import each other: what a woman tells, and what partners offer. */
export const apart = [
  ["person", "breakdown", "detection", "consent", "casefile", "screening", "errand", "residence", "transfer"],
  ["directory", "alliance", "guide", "verification", "outreach", "signup"],
]
