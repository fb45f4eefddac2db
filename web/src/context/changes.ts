import { useQueryClient } from "@tanstack/solid-query"

// Every act on a case file is in its history, may end a task, and counts before it is closed.
const care = ["timeline", "tasks", "closing", "caseload"] as const

/**
 * What an act changes on the screens: the first part (or two, separated by a slash) of the keys of the queries that
 * show it. Nothing else is read again, because every read of a record is audited, and a read that nobody made must not
 * be in the audit.
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
  // From a detection, from a transfer, or from neither.
  opened: ["casefiles", "detections", "transfers", "tasks", "caseload"],
  // Two records were merged or separated: everything about the woman.
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
  // The woman's languages are in her own record too.
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
  // The call that ends some tasks is recorded on the referral.
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

/** Reads again what an act changed and the screen shows. The only way: no screen names a key of its own. */
export function useReread() {
  const queries = useQueryClient()
  return async (change: Change): Promise<void> => {
    await Promise.all(changes[change].map((head) => queries.invalidateQueries({ queryKey: head.split("/") })))
  }
}

/** Asks again for what was refused or hidden, when the person may see it from now on. */
export function useAskAgain() {
  const queries = useQueryClient()
  return (casefileID: string): void => {
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes(casefileID) })
  }
}
