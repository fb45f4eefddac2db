import { useQueryClient } from "@tanstack/solid-query"

// Every act on a case file stands in its history, may end a task, and counts before it is closed.
const care = ["timeline", "tasks", "closing", "caseload"] as const

/**
 * What an act changes on the screens: the first words of the keys of the queries that show it. Nothing else is read again,
 * because every reading of a record is written down: a reading that nobody made must not stand in her audit.
 */
export const changes = {
  assistance: ["assistances", ...care],
  assigned: ["casefile", "casefiles", "access", ...care],
  casefile: ["casefile", "casefiles", "offers", ...care],
  closed: ["casefile", "casefiles", "followups", ...care],
  consent: ["consents", "disclosures", "referrals", "referral", ...care],
  contact: ["contacts", "reach", "casefiles", ...care],
  dependant: ["dependants", "summary", ...care],
  erased: ["casefile", "casefiles", "person", ...care],
  followup: ["followups", "casefiles", ...care],
  fund: ["funds", ...care],
  handover: ["handovers", "casefile", "casefiles", "access", ...care],
  held: ["person"],
  identity: ["person", "casefile", "casefiles", "summary", "access", ...care],
  incident: ["incidents", "summary", "offers", ...care],
  note: ["notes", ...care],
  // Two records became one, or two again: all that is said of her.
  records: ["person", "casefile", "casefiles", "consents", "reach", "summary", ...care],
  referral: ["referrals", "referral", "disclosures", "commitments", ...care],
  review: ["reviews", ...care],
  safeContact: ["person", "reach", "summary", ...care],
  sheet: ["sheet", "summary", "offers", ...care],
  // What she speaks stands in her own record, too.
  speech: ["sheet", "person", "summary", ...care],
  alliance: ["alliances", "commitments", "organization", "organizations", "tasks"],
  catalogue: ["programmes"],
  conduct: ["conduct", "staff"],
  directory: ["organization", "organizations", "guide", "verification", "verifications", "troubles"],
  glassReview: ["glasses", "glass", "tasks"],
  mailbox: ["mailboxes", "tasks"],
  // The call that ends some is written down on the referral.
  task: ["tasks", "caseload", "referrals", "referral", "timeline"],
  training: ["trainings", "tasks"],
  transfer: ["transfers", "tasks"],
} as const satisfies Record<string, readonly string[]>

export type Change = keyof typeof changes

/** Reads again what an act changed and is on the screen. */
export function useReread() {
  const queries = useQueryClient()
  return (change: Change): void => {
    for (const head of changes[change]) void queries.invalidateQueries({ queryKey: [head] })
  }
}

/** Asks again for what was refused or kept back: for whoever may see from now on what she could not. */
export function useAskAgain() {
  const queries = useQueryClient()
  return (casefileID: string): void => {
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes(casefileID) })
  }
}
