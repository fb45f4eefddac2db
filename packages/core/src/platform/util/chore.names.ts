/**
 * The chores of a consulate's tick, in order, and what is delayed while each fails. Each name is a dimension of the
 * metric, an alarm (`tick-failed-<name>`) and a line of the runbook.
 */
export const chores = {
  mailboxes: "mailboxes whose verification has run out do not lapse, and are not asked to verify again",
  contacts: "safe contacts that nobody has confirmed for long do not become tasks",
  ages: "whoever has come of age is still treated as a minor",
  detections: "detections that nobody took do not become urgent tasks, and whoever is on call is not told",
  errands: "errands that are overdue do not become tasks",
  followups: "follow-ups that have come due do not become tasks",
  caseload: "urgent case files in which nobody has reached her do not ask for a supervisor's look",
  transfers: "transfers between consulates, and their answers, are not carried",
  ladder: "referrals that nobody answered are not escalated, and those that must end do not",
  digests: "partners do not get their mails",
  verifications: "organisations whose services are to be looked at again do not become tasks",
  guide: "the public directory stays as it was",
  alliances: "alliances that end do not become tasks",
  attachments: "files whose sending was broken off are not emptied",
  courses: "courses of the protocol that end do not become tasks",
  numbers: "headquarters sees older numbers of the consulate",
  publication: "the consulate's months are not added to the network's sums",
  seals: "the audit of the consulate is not sealed, and not compared with its seals",
} as const
export type ChoreName = keyof typeof chores

/** The chores of the network's own tick, which the planner runs. */
export const networkChores = {
  provisionings: "consulates that are being made do not go on",
  ticks: "no consulate's tick is queued",
  "network-seals": "the audit of headquarters is not sealed, and not compared with its seals",
  "network-numbers": "the network's numbers are not added up, and its months are not closed",
} as const
export type NetworkChoreName = keyof typeof networkChores
