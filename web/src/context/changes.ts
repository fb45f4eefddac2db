import { useQueryClient } from "@tanstack/solid-query"

// Every act on a case file stands in its history, may end a task, and counts before it is closed.
const care = ["timeline", "tasks", "closing", "caseload"] as const

/**
 * What an act changes on the screens: the first words (two, with a stroke between) of the keys of the queries that show it. Nothing else is read again,
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
  errand: ["errands", ...care],
  incident: ["incidents", "summary", "offers", ...care],
  note: ["notes", ...care],
  // Out of what a window noticed, of a transfer, or of neither.
  opened: ["casefiles", "detections", "transfers", "tasks", "caseload"],
  // Two records became one, or two again: all that is said of her.
  records: ["person", "casefile", "casefiles", "consents", "reach", "summary", ...care],
  referral: ["referrals", "referral", "disclosures", "commitments", ...care],
  refusal: ["consents", ...care],
  residence: ["residence", ...care],
  review: ["reviews", ...care],
  risk: ["risk", "offers", ...care],
  run: ["run", "runs", "offers", ...care],
  safeContact: ["person", "reach", "summary", ...care],
  safetyplan: ["safetyplan", ...care],
  screening: ["screenings", "offers", ...care],
  sheet: ["sheet", "summary", "offers", ...care],
  // What she speaks stands in her own record, too.
  speech: ["sheet", "person", "summary", ...care],
  statistics: ["consents", ...care],
  transfer: ["transfers", ...care],
  alliance: ["alliances", "commitments", "organization", "organizations", "tasks"],
  attachment: ["attachments"],
  catalogue: ["programmes"],
  catalogues: ["headquarters/catalogues"],
  commitment: ["commitments"],
  conduct: ["conduct", "staff"],
  consulate: ["consulates", "offices"],
  detection: ["detections", "tasks"],
  directory: ["organization", "organizations", "guide", "verification", "verifications", "troubles"],
  districts: ["headquarters/districts"],
  feedback: ["feedback"],
  breakGlassReview: ["glasses", "glass", "tasks"],
  instrument: ["headquarters/instrument"],
  mailbox: ["mailboxes", "tasks"],
  notification: ["notifications"],
  organization: ["organizations"],
  outreach: ["outreach", "outreaches"],
  report: ["report", "reports"],
  signup: ["signups"],
  target: ["targets"],
  // The call that ends some is written down on the referral.
  task: ["tasks", "caseload", "referrals", "referral", "timeline"],
  template: ["headquarters/template"],
  terms: ["alliances"],
  training: ["trainings", "tasks"],
  transparency: ["transparency"],
  trouble: ["troubles", "guide"],
  verification: ["organization", "verifications", "guide", "tasks"],
  workshop: ["workshop"],
} as const satisfies Record<string, readonly string[]>

export type Change = keyof typeof changes

/** Reads again what an act changed and is on the screen. The only way to: no screen says a key of its own. */
export function useReread() {
  const queries = useQueryClient()
  return async (change: Change): Promise<void> => {
    await Promise.all(changes[change].map((head) => queries.invalidateQueries({ queryKey: head.split("/") })))
  }
}

/** Asks again for what was refused or kept back: for whoever may see from now on what she could not. */
export function useAskAgain() {
  const queries = useQueryClient()
  return (casefileID: string): void => {
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes(casefileID) })
  }
}
