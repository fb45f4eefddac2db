/**
 * Core's modules in the order in which they stand on each other: a module imports only from those above it. `npm run new`
 * adds to the end.
 */
export const order = [
  "util",
  "error",
  "data",
  "actor",
  "store",
  "vault",
  "bus",
  "mailer",
  "identity",
  "calendar",
  "folio",
  "audit",
  "statistics",
  "tenant",
  "staff",
  "provisioning",
  "access",
  "task",
  "person",
  "detection",
  "consent",
  "casefile",
  "directory",
  "alliance",
  "referral",
  "people",
  "digest",
  "numbers",
  "archive",
  "restoration",
  "offboarding",
  "inspection",
]

/** Two branches that meet in `referral`, and know nothing of each other before: what a woman tells, and what partners offer. */
export const apart = [
  ["person", "detection", "consent", "casefile"],
  ["directory", "alliance"],
]
