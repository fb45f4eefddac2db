/** The programme as it was counted in public sources: 28 months in 50 consulates. */
export const programme = { events: 5088, participants: 387_980, cases: 10_627, consulates: 50, months: 28 }

/**
 * What people do, in operations of the bench: assumptions, each said here. An event is not yet a noun of the product; it is
 * counted as one write of a small record and ten readings, its participants as numbers in it. Nobody types in a participant.
 */
export const use = {
  /** From the first visit to the partner's answer, and what is looked at on the way. */
  aCase: {
    "casefile open": 1,
    "consent give": 1,
    "referral make": 1,
    "partner waiting": 3,
    "partner accept": 1,
    "casefile read": 12,
    "person read": 6,
    "referral read": 6,
  },
  anEvent: { "consent give": 1, "numbers read": 10 },
  /** One person of staff, one working day: she opens the console, looks at her lists, moves between pages. */
  aDay: {
    session: 4,
    "task list": 12,
    "casefile list (25)": 8,
    "referral list (25)": 8,
    "organization list (20)": 4,
    "settings read": 4,
    "staff list": 2,
  },
  staff: 6,
  daysAMonth: 21,
  /** The scheduler's ticks of a month. */
  ticks: 4 * 24 * 30,
  /** Digests, verifications and codes: mails for a case. */
  mailsACase: 3,
  headquarters: { people: 10, aDay: { "headquarters: offices": 10, "headquarters: numbers": 10 } },
  /** Fixed parts: metrics published (a name in a function), alarms on them, dashboards, keys besides the consulates'. */
  fixed: { metrics: 27, alarms: 25, dashboards: 1, keys: 2 },
  /** What one answer sends out, beside its headers. */
  kilobytesAnAnswer: 4,
  /** A function's memory, in GB. */
  memory: 1,
} as const
